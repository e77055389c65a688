// Several people write one text. What somebody types goes to the server as
// splices against the version that their page had, one edit at a time; what
// comes from others is moved under what is not there yet. Until the server has
// it, it is kept on the device, letter by letter.
(() => {
  'use strict';

  const room = document.querySelector('.at-table');
  const say = room.dataset;
  const limit = Number(say.limit);
  const prefix = `tamrin text ${say.drawer} `;
  const page = Array.from(crypto.getRandomValues(new Uint8Array(6)), b => b.toString(16).padStart(2, '0')).join('');
  const wait = 200; // ms for which keystrokes are gathered
  const again = 1_500; // ms between two attempts to send
  const alive = 8_000; // ms after which a page that says nothing is gone
  document.documentElement.classList.add('scripted');

  let count = 0;
  const name = () => `${page}-${Date.now().toString(36)}-${count++}`;
  const { transform, compose, apply, one, between, points } = splices;

  // Bodies by consultation, paragraph and language. server is the text at version; flying is on
  // its way, sent is how it was sent; own was typed since.
  const bodies = new Map();
  const shown = b => apply(apply(b.server, b.flying?.now ?? []), b.own);
  const keyOf = f => `${f.dataset.room} ${f.dataset.paragraph} ${f.dataset.language}`;
  const field = b => {
    const t = document.getElementById(`t-${b.paragraph}-${b.language}`);
    return t && keyOf(t.form) === b.key ? t : null;
  };
  const form = b => field(b)?.form;
  const tell = (b, words, bad) => {
    const p = form(b)?.querySelector('.typed');
    if (!p) return;
    if (p.textContent !== words) p.textContent = words;
    p.classList.toggle('waits', Boolean(bad));
  };

  // What is not in the text yet, on the device, under this page's name.
  const slot = b => `${prefix}${page} ${b.key}`;
  const keep = b => {
    if (!b.flying && b.own.length === 0) { localStorage.removeItem(slot(b)); return; }
    try {
      localStorage.setItem(slot(b), JSON.stringify({ beat: Date.now(), key: b.key, version: b.version, server: b.server, flying: b.flying, own: b.own }));
    } catch {
      // The device has no room: the words stay in the field.
    }
  };

  // show puts the text into its field and leaves the caret where its writer has it.
  const show = b => {
    const t = field(b), want = shown(b);
    b.told = want;
    if (!t || t.value === want) return;
    if (document.activeElement !== t) { t.value = want; return; }
    const top = t.scrollTop, was = points(t.value);
    const unit = n => was.slice(0, n).join('').length;
    for (const x of between(t.value, want).reverse()) t.setRangeText(x.put, unit(x.at), unit(x.at + x.cut), 'preserve');
    if (t.value !== want) t.value = want;
    t.scrollTop = top;
  };

  // meet takes in the text of a version that the server has.
  const meet = (b, text, version, arrived) => {
    if (b.flying && arrived) {
      const over = between(apply(b.server, b.flying.now), text);
      b.own = transform(b.own, over, false);
      b.flying = null;
      b.wrote = true;
    } else {
      const over = between(b.server, text);
      if (b.flying) {
        const under = transform(over, b.flying.now, true);
        b.flying.now = transform(b.flying.now, over, false);
        b.own = transform(b.own, under, false);
      } else b.own = transform(b.own, over, false);
    }
    b.server = text;
    b.version = version;
  };

  // arrived tells which version one's own edit made, by what the page says of the
  // text that it holds; 0 where the edit is not in it.
  const arrived = (f, id) => Number(new Map(f.dataset.ops.trim().split(' ').map(o => o.split(':'))).get(id) ?? 0);

  // look reads what the page holds of a body, and what of one's own is in it.
  const look = f => {
    const key = keyOf(f), t = f.elements.words;
    const text = t.defaultValue, version = Number(f.dataset.version);
    const b = bodies.get(key);
    if (!b) {
      bodies.set(key, { key, paragraph: f.dataset.paragraph, language: f.dataset.language, server: text, version, flying: null, own: [], told: text, gather: 0, stuck: '' });
      // Somebody was faster than this script.
      if (document.activeElement === t && t.value !== text) typed(t);
      return;
    }
    if (b.composing || version < b.version) { show(b); return; }
    if (version > b.version || text !== b.server) {
      const made = b.flying ? b.flying.made || arrived(f, b.flying.id) : 0;
      meet(b, text, version, made > 0 && made <= version);
      keep(b);
      settled(b);
    }
    show(b);
    push(b);
  };
  const lookAll = () => {
    for (const f of document.querySelectorAll('form[data-paragraph]')) look(f);
    for (const b of bodies.values()) if (!field(b)) astray(b);
    adopt();
  };
  const settled = b => { if (!b.flying && b.own.length === 0 && !b.stuck) tell(b, b.wrote ? say.saved : ''); };

  // push sends what was typed, unless something is on its way.
  const push = b => {
    if (b.flying || b.own.length === 0 || b.gather || b.stuck || b.composing || !field(b)) return;
    b.flying = { id: name(), base: b.version, sent: b.own, now: b.own, made: 0 };
    b.own = [];
    keep(b);
    send(b);
  };
  const send = async b => {
    const f = b.flying;
    tell(b, say.sending);
    let answer, body;
    try {
      answer = await fetch('edit', { method: 'POST', headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(20_000),
        body: new URLSearchParams({ id: f.id, paragraph: b.paragraph, language: b.language, base: f.base, splices: JSON.stringify(f.sent) }) });
      if ([502, 503, 504].includes(answer.status)) throw new Error(answer.status);
      body = await answer.json();
    } catch {
      tell(b, say.kept, true);
      setTimeout(() => { if (b.flying === f) send(b); }, again);
      return;
    }
    if (b.flying !== f) return; // the stream told so first
    if (answer.ok) taken(b, f, body.version);
    else refused(b, f, body);
  };
  const taken = (b, f, version) => {
    f.made = version || b.version;
    if (version === 0) { // others had done all of it
      b.flying = null;
    } else if (version === b.version + 1 || version <= b.version) {
      if (version > b.version) { b.server = apply(b.server, f.now); b.version = version; }
      b.flying = null;
    } // else the stream brings what came in between
    b.wrote = true;
    keep(b);
    show(b);
    settled(b);
    push(b);
  };
  // What was refused stays in the field. Against a version that is too old it is
  // sent anew; else once its writer has changed it.
  const refused = (b, f, why) => {
    b.own = compose(f.now, b.own);
    b.flying = null;
    keep(b);
    b.stuck = why.code === 'stale' ? '' : why.say ?? '…';
    tell(b, why.say ?? '', true);
    if (!b.stuck) setTimeout(() => push(b), again);
  };

  const typed = t => {
    const b = bodies.get(keyOf(t.form));
    b.own = compose(b.own, one(b.told, t.value));
    b.told = t.value;
    b.stuck = '';
    keep(b);
    if (!b.gather) b.gather = setTimeout(() => { b.gather = 0; push(b); }, wait);
  };
  document.addEventListener('input', e => { if (e.target.form?.dataset.paragraph && e.target.name === 'words') typed(e.target); });
  const composing = on => e => {
    const f = e.target.form;
    if (!f?.dataset.paragraph) return;
    bodies.get(keyOf(f)).composing = on;
    if (!on) look(f);
  };
  document.addEventListener('compositionstart', composing(true));
  document.addEventListener('compositionend', e => setTimeout(() => composing(false)(e)));
  document.addEventListener('submit', e => { if (e.target.dataset.paragraph) e.preventDefault(); });

  // Words that are too many are refused before they are in.
  document.addEventListener('beforeinput', e => {
    const t = e.target;
    if (t.name !== 'words' && !t.dataset?.limit) return;
    const put = e.data ?? e.dataTransfer?.getData('text/plain') ?? '';
    if (put.length < 1_000 || splices.length(t.value) + splices.length(put) <= limit) return;
    e.preventDefault();
    const b = [...bodies.values()].find(x => field(x) === t);
    if (b) tell(b, say.long, true);
    else document.getElementById('notice').textContent = say.long;
  });

  // What a page that is gone has left on the device is taken up by this one.
  const left = () => Object.keys(localStorage).filter(k => k.startsWith(prefix) && !k.startsWith(`${prefix}${page} `));
  const adopt = () => {
    for (const k of left()) {
      const was = JSON.parse(localStorage.getItem(k));
      const b = bodies.get(was.key);
      if (Date.now() - was.beat < alive || !b || b.flying || b.own.length > 0) continue;
      localStorage.removeItem(k);
      const text = b.server, version = b.version, f = form(b);
      Object.assign(b, { server: was.server, version: was.version, flying: was.flying, own: was.own });
      meet(b, text, version, Boolean(b.flying) && arrived(f, b.flying.id) > 0);
      // What was on its way is sent again as it was: the server keeps it once.
      keep(b);
      show(b);
      f.closest('details').open = true;
      tell(b, say.found);
      if (b.flying) send(b);
      else push(b);
    }
    strays();
  };
  // Words whose paragraph, or whose consultation, is no more.
  const astray = b => {
    bodies.delete(b.key);
    if (!b.flying && b.own.length === 0) return;
    localStorage.setItem(slot(b), JSON.stringify({ beat: 0, key: b.key, version: b.version, server: b.server, flying: b.flying, own: b.own, words: b.told }));
  };
  const strays = () => {
    const lost = Object.keys(localStorage).filter(k => k.startsWith(prefix)).map(k => ({ k, ...JSON.parse(localStorage.getItem(k)) }))
      .filter(s => !bodies.has(s.key) && Date.now() - s.beat >= alive);
    const box = document.getElementById('stray'), list = box.querySelector('ul');
    if (lost.map(s => s.k).join('\n') === [...list.children].map(c => c.dataset.k).join('\n')) return;
    list.replaceChildren(...lost.map(s => {
      const row = document.getElementById('stray-row').content.cloneNode(true).firstElementChild;
      row.dataset.k = s.k;
      row.querySelector('textarea').value = s.words ?? apply(apply(s.server, s.flying?.now ?? []), s.own);
      return row;
    }));
    box.hidden = lost.length === 0;
  };
  document.addEventListener('click', e => {
    const row = e.target.closest('[data-forget]')?.closest('li');
    if (!row) return;
    localStorage.removeItem(row.dataset.k);
    strays();
  });

  setInterval(() => { for (const b of bodies.values()) keep(b); adopt(); }, 2_000);
  addEventListener('pagehide', () => {
    for (const k of Object.keys(localStorage).filter(x => x.startsWith(`${prefix}${page} `))) {
      localStorage.setItem(k, JSON.stringify({ ...JSON.parse(localStorage.getItem(k)), beat: 0 }));
    }
  });
  addEventListener('pageshow', e => { if (e.persisted) location.reload(); });

  // Somebody who opens a paragraph wants to write in it.
  document.addEventListener('toggle', e => {
    if (e.target.open && e.target.matches?.('details.edit')) e.target.querySelector('textarea').focus();
  }, true);
  document.addEventListener('htmx:sse:after:message', lookAll);
  document.addEventListener('htmx:after:swap', lookAll);
  lookAll();
})();
