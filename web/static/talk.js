// What the browser alone can do where people write to each other: name what is
// sent, so that it counts once however often it is sent; empty a field once its
// words have arrived; say in the tab's title that an emergency is real.
(() => {
  'use strict';

  // An emergency that begins closes what lies over the page; a sheet keeps what
  // is written in it.
  let real = false;
  const duff = () => {
    const on = document.getElementById('duff')?.classList.contains('on') ?? false;
    const sign = document.getElementById('duff')?.dataset.title;
    if (on && !document.title.startsWith(sign)) document.title = `${sign} · ${document.title}`;
    if (!on && real) document.title = document.title.replace(`${sign} · `, '');
    if (on && !real) for (const open of document.querySelectorAll('[popover]:popover-open')) open.hidePopover();
    real = on;
  };
  document.addEventListener('htmx:sse:after:message', duff);
  document.addEventListener('beat', duff);
  duff();

  // What one person sends once has one name, kept until it has arrived: sent
  // again after a broken connection, it counts as the same.
  const names = new WeakMap();
  const name = form => {
    if (!names.has(form)) names.set(form, Array.from(crypto.getRandomValues(new Uint8Array(12)), b => b.toString(16).padStart(2, '0')).join(''));
    return names.get(form);
  };
  document.addEventListener('formdata', e => { if (e.target.matches('[data-once]')) e.formData.set('id', name(e.target)); });
  document.addEventListener('htmx:after:request', e => {
    const form = e.detail.ctx?.sourceElement?.closest?.('[data-once]');
    if (!form || e.detail.ctx?.request?.method !== 'POST' || !e.detail.ctx?.response?.raw?.ok) return;
    names.delete(form);
    form.reset();
    form.closest('details.compose')?.removeAttribute('open');
  });
})();
