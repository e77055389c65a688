// The MSEL may have ten thousand rows. The page holds a window of them; this asks
// the server for another as somebody scrolls or goes by the keyboard, leaves room
// for those that are not there, and keeps the eye where it is when rows change.
(() => {
  'use strict';
  if (document.body.dataset.kind !== 'control' || !document.getElementById('rows')) return; // a sheet may be a page of its own

  const size = 120; // rows of a window, as the server has it
  const margin = 25; // rows that shall be there beyond those in sight
  const patience = 4_000; // ms for which the stream waits for a window

  const get = id => document.getElementById(id);
  const box = () => get('msel-box');
  const rows = () => get('rows');
  const from = () => Number(rows().dataset.from);
  const total = () => Number(rows().dataset.total);
  const held = () => rows().querySelectorAll('tr[aria-rowindex]');
  const place = row => Number(row.getAttribute('aria-rowindex')) - 2;
  const at = n => rows().querySelector(`tr[aria-rowindex="${n + 2}"]`);
  const head = () => box().querySelector('thead').offsetHeight;

  // What stands for the rows that are not here is as high as they would be.
  let tall = 0; // px of a row, on the average
  const fit = () => {
    const n = held().length;
    if (!tall && n) tall = rows().offsetHeight / n;
    const room = (id, count) => {
      const cell = get(id).querySelector('td');
      cell.style.blockSize = `${count * tall}px`;
      get(id).hidden = count <= 0;
    };
    room('rows-above', from());
    room('rows-below', total() - from() - n);
    box().querySelector('table').setAttribute('aria-rowcount', total() + 1);
    rove();
  };

  const below = row => row.getBoundingClientRect().top - box().getBoundingClientRect().top;

  // The first row in sight, and how far below the edge it stands.
  const sight = () => {
    const edge = box().scrollTop + head();
    for (const row of held()) {
      if (row.offsetTop > box().scrollTop + box().clientHeight) break;
      if (row.offsetTop + row.offsetHeight > edge) return { id: row.id, n: place(row), by: below(row) };
    }
    return null;
  };

  // The list follows play until a person scrolls, and again once they ask for it.
  let following = true;
  let put = -1; // where the list was scrolled to from here
  const led = () => {
    if (put >= 0 && Math.abs(box().scrollTop - put) > 1) following = false;
    return following;
  };
  const scrollTo = y => { box().scrollTop = y; put = box().scrollTop; };
  const now = () => Number(get('msel-sum').dataset.at);
  const follow = () => {
    const row = at(now());
    if (row) scrollTo(row.offsetTop - box().clientHeight / 3);
    else if (total() > 0) load({});
  };
  const button = () => {
    const b = document.querySelector('[data-now]');
    const row = at(now());
    const seen = row && row.offsetTop + row.offsetHeight > box().scrollTop + head() && row.offsetTop < box().scrollTop + box().clientHeight;
    b.hidden = Boolean(seen) || total() === 0;
  };

  // One window is asked for at a time; messages of the stream wait for it, so
  // that what they say of its rows is not lost.
  let loading = null;
  let again = false;

  // What is looked at stays where it is, whatever happens to the rows around it.
  let kept = null; // while rows change: what hold found
  const hold = () => ({ led: led(), row: sight(), end: box().scrollTop + box().clientHeight > box().scrollHeight - 2 });
  const restore = ({ led, row, end }) => {
    fit();
    if (led && at(now())) follow();
    else if (end) scrollTo(box().scrollHeight);
    else if (row && get(row.id)) scrollTo(box().scrollTop + below(get(row.id)) - row.by);
  };
  const refit = () => {
    if (!rows()) return;
    const h = hold();
    tall = 0;
    restore(h);
    look();
  };

  const load = async (what, arrived) => {
    if (loading) { again = true; return; }
    const q = new URLSearchParams(location.search);
    for (const k of ['from', 'row', 'above']) q.delete(k);
    for (const k in what) q.set(k, what[k]);
    loading = htmx.ajax('GET', `rows?${q}`, { source: '#rows', target: '#rows', swap: 'outerMorph' });
    try { await loading; } catch { /* the stream tells that the connection is lost */ } finally { loading = null; }
    if (again) { again = false; fresh(); }
    if (arrived) arrived();
    look();
  };

  // fresh asks for the window again, with the row in sight where it is.
  const fresh = () => {
    const s = sight();
    load(led() || !s ? {} : { row: s.id.slice(4), above: s.n - from() });
  };

  // look sees whether rows in sight, or soon in sight, are missing.
  const look = () => {
    button();
    if (loading || !tall || !total()) return;
    const top = box().scrollTop, first = rows().offsetTop, end = first + rows().offsetHeight;
    const until = from() + held().length;
    let n; // what is in sight
    if (top + box().clientHeight < first) n = Math.floor(top / tall);
    else if (top > end) n = until + Math.floor((top - end) / tall);
    else n = sight()?.n ?? from();
    const before = n - from(), after = until - n - Math.ceil(box().clientHeight / tall);
    if ((before < margin && from() > 0) || (after < margin && until < total())) {
      const want = Math.max(0, Math.min(n - Math.floor((size - box().clientHeight / tall) / 2), total() - size));
      if (want !== from()) load({ from: want });
    }
  };

  // Keys: the row that has, or had, the focus is the one to go on from. Its link
  // alone is reached by Tab, or the way out of the list would be long.
  let current = -1;
  const rove = () => {
    for (const a of rows().querySelectorAll('a[data-panel]')) {
      a.tabIndex = current < 0 ? 0 : -1;
      if (current < 0) current = place(a.closest('tr'));
    }
    at(current)?.querySelector('a').setAttribute('tabindex', '0');
  };
  const go = async n => {
    if (!total()) return;
    following = false;
    n = Math.max(0, Math.min(n, total() - 1));
    for (let tries = 0; !show(n) && tries < 9; tries++) {
      if (loading) await loading.catch(() => {}); else await load({ from: n - size / 2 }, () => show(n));
    }
    look();
  };
  // show brings the row at a position into sight and gives it the focus, if it is here.
  const show = n => {
    const row = at(n);
    if (!row) return false;
    current = n;
    rove();
    row.querySelector('a').focus({ preventScroll: true });
    const up = row.offsetTop - head(), down = row.offsetTop + row.offsetHeight - box().clientHeight;
    if (box().scrollTop > up) scrollTo(up); else if (box().scrollTop < down) scrollTo(down);
    return true;
  };
  const toNow = () => { go(now()).then(() => { following = true; follow(); }); };
  const page = () => Math.max(1, Math.floor((box().clientHeight - head()) / (tall || 40)) - 1);
  const start = () => (box().contains(document.activeElement) && current >= 0 ? current : now() - 1);
  const keys = {
    j: () => start() + 1, k: () => (start() < current ? now() : start() - 1),
    ArrowDown: () => start() + 1, ArrowUp: () => start() - 1,
    PageDown: () => start() + page(), PageUp: () => start() - page(),
    Home: () => 0, End: () => total() - 1,
  };
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || !box()?.offsetParent) return;
    if (e.target.closest('input, textarea, select, [contenteditable], [popover]')) return;
    const inside = box().contains(e.target);
    const letter = 'jkn'.includes(e.key);
    if (!(e.key in keys) && e.key !== 'n' || !inside && !letter || e.target.closest('a, button') && !inside && !letter) return;
    e.preventDefault();
    if (e.key === 'n') toNow(); else go(keys[e.key]());
  });
  document.addEventListener('focusin', e => {
    const row = e.target.closest?.('#rows tr[aria-rowindex]');
    if (row) { current = place(row); rove(); }
  });
  document.addEventListener('click', e => { if (e.target.closest('[data-now]')) toNow(); });

  // Scrolling, by whatever means.
  let waiting = false;
  document.addEventListener('scroll', e => {
    if (e.target !== box() || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      led();
      look();
    });
  }, { capture: true, passive: true });

  // Rows come and go: the one in sight stays where it is.
  document.addEventListener('htmx:before:swap', e => { 
    if (rows() && e.detail.ctx?.target === rows()) kept = hold();
  });
  document.addEventListener('htmx:after:swap', e => {
    if (!box() || !rows()) return;
    if (e.detail.ctx?.target?.id === 'msel') { // another filter
      tall = 0; current = -1; following = true; kept = null; put = -1;
      fit(); follow(); look();
    } else if (kept) {
      const h = kept;
      kept = null;
      restore(h);
    }
  });
  let mark = get('msel-mark')?.dataset.mark;
  document.addEventListener('htmx:sse:before:message', e => {
    if (!loading || e.detail.message?.event) return;
    e.detail.waitUntil(Promise.race([loading.catch(() => {}), new Promise(r => setTimeout(() => { again = true; r(); }, patience))]));
  });
  document.addEventListener('htmx:sse:after:message', () => {
    if (!rows()) return;
    rove();
    if (get('msel-mark').dataset.mark !== mark) {
      mark = get('msel-mark').dataset.mark;
      fresh();
    } else if (led()) follow();
    button();
  });
  addEventListener('resize', refit);
  document.fonts?.ready.then(refit);
  fit(); follow(); look();
})();
