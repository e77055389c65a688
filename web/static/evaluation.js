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
  const drop = id => {
    localStorage.removeItem(prefix + id);
    show();
    photos.dropAll(`${prefix}${id} `).catch(() => {}); // they take room, and that is all
  };
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
      row.querySelector('[data-why]').textContent = d.refused ?? d.late ?? '';
      row.querySelector('time').textContent = clock(d.at);
      row.querySelector('[data-text]').textContent = [d.rating, d.text || d.title].filter(Boolean).join(' · ');
      photos.rows(row.querySelector('[data-photos]'), d.files ?? [], false);
      return row;
    }));
    list.parentElement.hidden = drafts.length === 0;
    progress();
  };

  // What is being sent now, and how far it is.
  let sending = null;
  const progress = () => {
    for (const row of list.children) {
      const mine = sending?.id === row.dataset.id;
      row.querySelector('[data-sends]').hidden = !mine;
      if (!mine) continue;
      row.querySelector('progress').value = sending.percent;
      row.querySelector('[data-percent]').textContent = `${sending.percent}%`;
    }
  };

  // The form: open fills it, read gives what it holds.
  let base = null; // what was opened
  const open = d => {
    base = { title: '', ...d, id: d.id ?? name(), at: d.at ?? now(), files: [...d.files ?? []] };
    form.elements.id.value = base.id;
    form.elements.text.value = base.text ?? '';
    form.elements.rating.value = base.rating ?? '';
    form.elements.mark.value = base.mark ?? '';
    form.elements.task.value = base.task ?? '';
    form.elements.about.value = base.about ?? '';
    form.elements.at.value = base.at;
    form.querySelector('[data-about]').textContent = base.title;
    form.querySelector('[data-seen]').textContent = clock(base.at);
    problem.textContent = '';
    photos.rows(added, base.files, true);
    if (!sheet.matches(':popover-open')) sheet.showPopover();
    form.elements.text.focus();
  };
  const read = () => ({
    ...base, text: form.elements.text.value, rating: form.elements.rating.value, mark: form.elements.mark.value, task: form.elements.task.value, send: false, refused: undefined, late: undefined,
  });

  // Photos: one is on the device before it is on the page.
  const added = form.querySelector('[data-photos]');
  const problem = form.querySelector('[data-photo-problem]');
  const add = async file => {
    const why = photos.wrong(file, base.files.length);
    if (why) { problem.textContent = why; return; }
    const into = base;
    const key = `${prefix}${into.id} ${name()}`;
    try {
      await photos.put(key, file);
    } catch {
      problem.textContent = photos.words.full;
      return;
    }
    into.files.push({ key, name: file.name, size: file.size, type: file.type });
    if (into !== base) { // another was opened meanwhile
      keep({ ...kept(into.id) ?? into, files: into.files });
      return;
    }
    keep(read());
    photos.rows(added, base.files, true);
  };

  // Sending: one at a time, until each is answered. 204 alone says that the
  // server has it; words that it cannot take go back to their writer.
  const mend = [400, 409, 413, 422];
  const unknown = 424; // the server does not know a photo: it is sent once more
  let busy = false;
  const send = async () => {
    if (busy) return;
    busy = true;
    try {
      for (const d of all().filter(d => d.send)) await deliver(d.id);
    } catch {
      // The server cannot be reached; the next attempt comes by itself.
    } finally {
      busy = false;
      sending = null;
      progress();
    }
  };
  // change changes a draft as it stands on the device by now.
  const change = (id, by) => {
    const d = kept(id);
    if (d) keep({ ...d, ...by(d) });
    return d;
  };
  const back = (id, words) => change(id, () => ({ send: false, refused: words }));
  // upload sends a draft's photos that the server does not have; false where the
  // writer has something to mend first.
  const upload = async id => {
    for (const f of kept(id)?.files ?? []) {
      if (f.hash) continue;
      const file = await photos.get(f.key);
      if (!file) { back(id, photos.words.lost); return false; }
      const stop = new AbortController();
      sending = { id, percent: 0, stop };
      progress();
      const answer = await photos.send(file, f.name, (done, of) => { sending.percent = Math.floor(100 * done / of); progress(); }, stop.signal);
      if (mend.includes(answer.status)) { back(id, `${f.name}: ${answer.text}`); return false; }
      if (answer.status !== 201) { change(id, () => ({ late: answer.text })); return false; }
      const { hash } = JSON.parse(answer.text);
      change(id, d => ({ late: undefined, files: d.files.map(k => k.key === f.key ? { ...k, hash } : k) }));
    }
    return true;
  };
  const deliver = async id => {
    if (!await upload(id)) return;
    const d = kept(id);
    if (!d?.send) return; // it was opened meanwhile
    const said = JSON.stringify(d);
    const body = new URLSearchParams();
    for (const field of ['id', 'text', 'rating', 'mark', 'task', 'about', 'at']) body.set(field, d[field] ?? '');
    for (const f of d.files ?? []) body.append('file', f.hash);
    const answer = await fetch('observe', { method: 'POST', body, headers: { 'HX-Request': 'true' } });
    const words = answer.status === 204 ? '' : await answer.text();
    if (localStorage.getItem(prefix + id) !== said) return; // it was changed meanwhile
    if (answer.status === 204) drop(id);
    else if (answer.status === unknown) keep({ ...d, files: d.files.map(f => f.key ? { ...f, hash: undefined } : f) });
    else if (mend.includes(answer.status)) keep({ ...d, send: false, refused: words });
    else keep({ ...d, late: words });
  };

  document.addEventListener('click', e => {
    const slip = e.target.closest('[data-slip]');
    if (slip) {
      const wanted = JSON.parse(slip.dataset.slip);
      open((wanted.id && kept(wanted.id)) || wanted);
    }
    if (e.target.closest('[data-open]')) open(kept(e.target.closest('[data-id]').dataset.id));
    const remove = e.target.closest('[data-remove]');
    if (remove && added.contains(remove)) {
      const [gone] = base.files.splice(Number(remove.closest('[data-at]').dataset.at), 1);
      keep(read());
      photos.rows(added, base.files, true);
      form.querySelector('[data-add]').focus();
      if (gone.key) photos.drop(gone.key).catch(() => {}); // it takes room, and that is all
    }
    if (e.target.closest('[data-cancel]')) { // it is a draft again, and nothing of it is lost
      const { id } = e.target.closest('[data-id]').dataset;
      change(id, () => ({ send: false }));
      if (sending?.id === id) sending.stop.abort();
    }
    if (e.target.closest('[data-discard]')) {
      drop(base.id);
      sheet.hidePopover();
    }
  });
  form.addEventListener('input', e => { if (!e.target.matches('[data-add]')) keep(read()); });
  form.addEventListener('change', async e => {
    if (!e.target.matches('[data-add]')) return;
    problem.textContent = '';
    const chosen = [...e.target.files];
    e.target.value = ''; // so that the same may be chosen again
    for (const file of chosen) await add(file);
  });
  form.addEventListener('submit', e => {
    e.preventDefault();
    const d = read();
    if (!d.text.trim() && !d.rating && !d.files.length) { form.elements.text.focus(); return; }
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
