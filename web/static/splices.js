// Changes of one text that several people write, as the server makes them: an
// edit is a list of splices {at, cut, put} in order of place, each in code points
// of the text before. Texts are lists of code points here.
const splices = (() => {
  'use strict';
  const REST = Number.MAX_SAFE_INTEGER;
  const points = s => Array.from(s);
  const length = s => points(s ?? '').length;

  // walk goes through a text as an edit does: words put in, then a stretch that is
  // kept or cut, and so on.
  const walk = edit => {
    const w = { put: '', left: 0, cut: false, at: 0, i: 0 };
    const stretch = () => {
      while (w.left === 0 && w.put === '') {
        w.cut = false;
        if (w.i === edit.length) { w.left = REST; return; }
        const s = edit[w.i];
        if (s.at > w.at) { w.left = s.at - w.at; w.at = s.at; return; }
        w.i++;
        w.put = s.put ?? ''; w.left = s.cut ?? 0; w.cut = w.left > 0; w.at = s.at + w.left;
      }
    };
    w.end = () => w.put === '' && w.left === REST;
    w.next = () => { w.put = ''; if (w.left === 0) stretch(); };
    w.take = n => { if (w.left !== REST && (w.left -= n) === 0) stretch(); };
    w.rest = put => { w.put = put; if (put === '') w.next(); };
    stretch();
    return w;
  };

  const builder = () => {
    const edit = [];
    let at = 0;
    const here = () => {
      const last = edit.at(-1);
      if (!last || last.at + last.cut !== at) edit.push({ at, cut: 0, put: '' });
      return edit.at(-1);
    };
    return {
      edit,
      put: s => { here().put += s; },
      keep: n => { at += n; },
      skip: (n, cut) => { if (cut) here().cut += n; at += n; },
    };
  };

  // transform moves e to where it belongs after over, which was made against the
  // same text and came before it. With first, what e puts in at the same place as
  // over stands before that.
  const transform = (e, over, first) => {
    const a = walk(e), b = walk(over), out = builder();
    while (!a.end()) {
      if (a.put !== '' && (first || b.put === '')) { out.put(a.put); a.next(); }
      else if (b.put !== '') { out.keep(length(b.put)); b.next(); }
      else {
        const n = Math.min(a.left, b.left);
        if (!b.cut) out.skip(n, a.cut);
        a.take(n); b.take(n);
      }
    }
    return out.edit;
  };

  // compose returns the one edit that does what x and then y do.
  const compose = (x, y) => {
    const a = walk(x), b = walk(y), out = builder();
    while (!a.end() || !b.end()) {
      if (a.put === '' && a.cut) { out.skip(a.left, true); a.take(a.left); }
      else if (b.put !== '') { out.put(b.put); b.next(); }
      else if (a.put !== '') {
        const all = points(a.put), n = Math.min(all.length, b.left);
        if (!b.cut) out.put(all.slice(0, n).join(''));
        a.rest(all.slice(n).join(''));
        b.take(n);
      } else {
        const n = Math.min(a.left, b.left);
        out.skip(n, b.cut);
        a.take(n); b.take(n);
      }
    }
    return out.edit;
  };

  const apply = (text, edit) => {
    const all = points(text), out = [];
    let at = 0;
    for (const s of edit) {
      for (; at < s.at; at++) out.push(all[at]);
      out.push(s.put ?? '');
      at += s.cut ?? 0;
    }
    for (; at < all.length; at++) out.push(all[at]);
    return out.join('');
  };

  // one returns the edit of one splice at most that makes one list of another.
  const ends = (a, b) => {
    let head = 0, tail = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head++;
    while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
    return [head, tail];
  };
  const one = (from, to) => {
    const a = points(from), b = points(to), [head, tail] = ends(a, b);
    const cut = a.length - head - tail, put = b.slice(head, b.length - tail).join('');
    return cut > 0 || put !== '' ? [{ at: head, cut, put }] : [];
  };

  // between returns the shortest edit that makes one text of another (after
  // Myers, 1986), so that what others wrote in two places does not seem to be
  // all that stands between them; beyond DEEP changes, one splice.
  const DEEP = 400;
  const between = (from, to) => {
    const all = points(from), goal = points(to), [head, tail] = ends(all, goal);
    const a = all.slice(head, all.length - tail), b = goal.slice(head, goal.length - tail);
    if (a.length === 0 || b.length === 0) return one(from, to);
    const trace = [], v = new Map([[1, 0]]);
    for (let d = 0; d <= DEEP; d++) {
      trace.push(new Map(v));
      for (let k = -d; k <= d; k += 2) {
        let x = k === -d || (k !== d && (v.get(k - 1) ?? -1) < (v.get(k + 1) ?? -1)) ? v.get(k + 1) : v.get(k - 1) + 1;
        let y = x - k;
        while (x < a.length && y < b.length && a[x] === b[y]) { x++; y++; }
        v.set(k, x);
        if (x >= a.length && y >= b.length) return path(trace, a, b, head);
      }
    }
    return one(from, to);
  };
  const path = (trace, a, b, head) => {
    const steps = [];
    let x = a.length, y = b.length;
    for (let d = trace.length - 1; d > 0; d--) {
      const v = trace[d], k = x - y;
      const down = k === -d || (k !== d && (v.get(k - 1) ?? -1) < (v.get(k + 1) ?? -1));
      const was = down ? k + 1 : k - 1, px = v.get(was), py = px - was;
      steps.push(down ? { at: px, cut: 0, put: b[py] } : { at: px, cut: 1, put: '' });
      x = px; y = py;
    }
    const out = builder();
    let at = 0;
    out.keep(head);
    for (const s of steps.reverse()) {
      out.keep(s.at - at);
      at = s.at;
      if (s.put !== '') out.put(s.put);
      if (s.cut) { out.skip(1, true); at++; }
    }
    return out.edit;
  };

  return { points, length, transform, compose, apply, one, between };
})();
