// What an evaluator writes stays on the device, letter by letter, until the
// server has said that it has it. Each observation carries a name made here, so
// that sending it again after a broken connection changes nothing.
(() => {
  'use strict';

  const sheet = document.getElementById('slip');
  const form = sheet.querySelector('form');
  const rows = document.getElementById('draft');
  const list = document.querySelector('#drafts ul');
  const prefix = `tamrin ${sheet.dataset.drawer} ${location.pathname} `;
  const again = 2_000; // ms between two attempts to send

  // Drafts by their names: what the form holds, and whether it may be sent.
  const kept = id => JSON.parse(localStorage.getItem(prefix + id));
  const keep = d => {
    try {
      localStorage.setItem(prefix + d.id, JSON.stringify(d));
    } catch {
      document.getElementById('notice').textContent = rows.dataset.full;
    }
    show();
  };
  const drop = id => { localStorage.removeItem(prefix + id); show(); };
  const all = () => Object.keys(localStorage).filter(k => k.startsWith(prefix))
    .map(k => JSON.parse(localStorage.getItem(k))).sort((a, b) => b.at - a.at);

  const pad = n => String(n).padStart(2, '0');
  const clock = ms => `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1_000) % 60)}`;
  // now is the exercise time in ms, as the dial on the page shows it.
  const now = () => document.querySelector('[data-tick=exercise]').textContent.split(':').reduce((s, n) => s * 60 + Number(n), 0) * 1_000;
  const name = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), b => b.toString(16).padStart(2, '0')).join('');

  const show = () => {
    const drafts = all();
    list.replaceChildren(...drafts.map(d => {
      const row = rows.content.cloneNode(true).firstElementChild;
      const state = d.refused ? 'refused' : d.send ? 'waits' : 'draft';
      row.dataset.id = d.id;
      row.classList.add(state);
      row.querySelector('[data-state]').textContent = rows.dataset[state];
      row.querySelector('[data-why]').textContent = d.refused ?? '';
      row.querySelector('time').textContent = clock(d.at);
      row.querySelector('[data-text]').textContent = [d.rating, d.text || d.title].filter(Boolean).join(' · ');
      return row;
    }));
    list.parentElement.hidden = drafts.length === 0;
  };

  // The form: open fills it, read gives what it holds.
  let base = null; // what was opened
  const open = d => {
    base = { title: '', ...d, id: d.id ?? name(), at: d.at ?? now() };
    form.elements.id.value = base.id;
    form.elements.text.value = base.text ?? '';
    form.elements.rating.value = base.rating ?? '';
    form.elements.task.value = base.task ?? '';
    form.elements.about.value = base.about ?? '';
    form.elements.at.value = base.at;
    form.querySelector('[data-about]').textContent = base.title;
    form.querySelector('[data-seen]').textContent = clock(base.at);
    if (!sheet.matches(':popover-open')) sheet.showPopover();
    form.elements.text.focus();
  };
  const read = () => ({
    ...base, text: form.elements.text.value, rating: form.elements.rating.value, task: form.elements.task.value, send: false, refused: undefined,
  });

  // Sending: one at a time, until each is answered. 204 alone says that the
  // server has it; words that it cannot take go back to their writer.
  const mend = [400, 409, 413, 422];
  let busy = false;
  const send = async () => {
    if (busy) return;
    busy = true;
    try {
      for (const d of all().filter(d => d.send)) await deliver(d);
    } catch {
      // The server cannot be reached; the next attempt comes by itself.
    } finally {
      busy = false;
    }
  };
  const deliver = async d => {
    const said = JSON.stringify(d);
    const body = new URLSearchParams();
    for (const field of ['id', 'text', 'rating', 'task', 'about', 'at']) body.set(field, d[field] ?? '');
    const answer = await fetch('observe', { method: 'POST', body, headers: { 'HX-Request': 'true' } });
    const words = mend.includes(answer.status) ? await answer.text() : '';
    if (localStorage.getItem(prefix + d.id) !== said) return; // it was changed meanwhile
    if (answer.status === 204) drop(d.id);
    else if (words) keep({ ...d, send: false, refused: words });
  };

  document.addEventListener('click', e => {
    const slip = e.target.closest('[data-slip]');
    if (slip) {
      const wanted = JSON.parse(slip.dataset.slip);
      open((wanted.id && kept(wanted.id)) || wanted);
    }
    if (e.target.closest('[data-open]')) open(kept(e.target.closest('[data-id]').dataset.id));
    if (e.target.closest('[data-discard]')) {
      drop(base.id);
      sheet.hidePopover();
    }
  });
  form.addEventListener('input', () => keep(read()));
  form.addEventListener('submit', e => {
    e.preventDefault();
    const d = read();
    if (!d.text.trim() && !d.rating) { form.elements.text.focus(); return; }
    keep({ ...d, send: true });
    sheet.hidePopover();
    send();
  });
  document.addEventListener('keydown', e => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && sheet.contains(e.target)) { e.preventDefault(); form.requestSubmit(); return; }
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select, [popover]')) return;
    const buttons = [...document.querySelectorAll('.note-it')];
    const at = buttons.indexOf(document.activeElement);
    const step = { KeyJ: 1, KeyK: -1 }[e.code];
    if (step) buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
    else if (e.code === 'KeyN') (buttons[Math.max(at, 0)] ?? document.querySelector('[data-slip]')).click();
    else return;
    e.preventDefault();
  });
  addEventListener('online', send);
  addEventListener('storage', show);
  setInterval(send, again);
  show();
  send();
})();
