// What somebody writes in a form that says so stays on the device, letter by
// letter, until the server has it; and who reads another language first than
// the words are in is told while they are written.
(() => {
  'use strict';

  const key = form => `tamrin draft ${form.dataset.keep}`;
  const fields = form => [...form.elements].filter(e => e.name && e.type !== 'hidden');
  // A field's place among those of the form, as several share a name.
  const id = e => e.id || `${e.name}=${e.value}`;
  const ticks = e => e.type === 'checkbox' || e.type === 'radio';

  const keep = form => {
    const held = {};
    for (const e of fields(form)) held[id(e)] = ticks(e) ? e.checked : e.value;
    try {
      localStorage.setItem(key(form), JSON.stringify(held));
    } catch {
      // The device has no room; what is written stays on the page.
    }
  };
  const drop = form => localStorage.removeItem(key(form));

  const found = new WeakSet();
  const restore = form => {
    if (found.has(form)) return;
    found.add(form);
    const held = JSON.parse(localStorage.getItem(key(form)) ?? 'null');
    if (held) {
      for (const e of fields(form)) {
        const v = held[id(e)];
        if (v === undefined) continue;
        if (ticks(e)) e.checked = v;
        else e.value = v;
      }
      form.querySelector('[data-kept]').hidden = false;
    }
    lacks(form);
  };

  // The languages in which those who are to get it find nothing.
  const lacks = form => {
    const say = form.querySelector('[data-lacks]');
    if (!say) return;
    const named = new Map([...form.querySelectorAll('[data-tongue]')].map(set => [set.dataset.tongue, set]));
    const said = tag => [...named.get(tag)?.querySelectorAll('[name^=title-], [name^=text-]') ?? []].some(e => e.value.trim());
    const read = new Set([...form.querySelectorAll('[data-reads]:checked')].flatMap(e => e.dataset.reads.split(' ')).filter(Boolean));
    const missing = [...named.keys()].some(said) ? [...read].filter(tag => !said(tag)) : [];
    const names = missing.map(tag => named.get(tag)?.querySelector('legend').textContent ?? tag);
    const words = missing.length ? `${say.dataset.lacks} ${names.join(', ')}` : '';
    if (say.textContent !== words) say.textContent = words;
  };

  const all = () => { for (const form of document.querySelectorAll('form[data-keep]')) restore(form); };
  document.addEventListener('input', e => {
    const form = e.target.form;
    if (!form?.matches('[data-keep]')) return;
    // Whoever writes a time means it.
    if (e.target.name === 'at') for (const r of form.querySelectorAll('[name=when][value=at]')) r.checked = true;
    keep(form);
    lacks(form);
  });
  // Half an inject must not go out by the Enter key.
  document.addEventListener('keydown', e => { if (e.key === 'Enter' && e.target.matches('form[data-keep] input')) e.preventDefault(); });
  document.addEventListener('click', e => {
    const form = e.target.closest('[data-discard]')?.form;
    if (!form?.matches('[data-keep]')) return;
    drop(form);
    form.reset();
    form.querySelector('[data-kept]').hidden = true;
    lacks(form);
  });
  document.addEventListener('htmx:after:request', e => {
    const form = e.detail.ctx?.sourceElement?.closest?.('[data-keep]');
    if (!form || e.detail.ctx?.request?.method !== 'POST' || !e.detail.ctx?.response?.raw?.ok) return;
    drop(form);
    form.querySelector('[data-kept]').hidden = true;
  });
  document.addEventListener('htmx:after:swap', all);
  all();
})();
