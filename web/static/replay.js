// Plays the replay: moves the scrubber and asks for the next page, no sooner than
// the last one has come. Arrows step, the space bar plays. The server draws all.
(() => {
  'use strict';

  const get = id => document.getElementById(id);
  const beat = 500; // ms between two pages, at least
  let last = 0; // ms, when the present stretch was last moved on; 0 while nothing plays
  let at = 0; // ms of exercise time, finer than the scrubber
  let timer = 0;

  const pad = n => String(n).padStart(2, '0');
  const clock = ms => `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1_000) % 60)}`;

  const show = () => {
    const play = get('play');
    play.hidden = false;
    play.setAttribute('aria-pressed', String(last > 0));
    play.textContent = last > 0 ? play.dataset.stop : play.dataset.play;
  };
  const stop = () => { last = 0; clearTimeout(timer); show(); };
  const on = () => {
    if (!last) return;
    const range = get('at');
    const now = Date.now();
    at = Math.min(at + (now - last) * Number(get('pace').value), Number(range.max));
    last = now;
    range.value = at;
    get('at-words').textContent = clock(at);
    range.dispatchEvent(new Event('change', { bubbles: true }));
    if (at >= Number(range.max)) stop();
  };
  const toggle = () => {
    if (last) { stop(); return; }
    last = Date.now();
    at = Number(get('at').value);
    show();
    timer = setTimeout(on, beat);
  };

  document.addEventListener('htmx:after:swap', () => {
    if (!get('play')) return;
    show();
    clearTimeout(timer);
    if (last) timer = setTimeout(on, beat);
  });
  document.addEventListener('htmx:error', stop);
  document.addEventListener('click', e => {
    if (e.target.closest('#play')) toggle();
    else if (e.target.closest('#step-1, #step1, .marks a')) stop();
  });
  document.addEventListener('input', e => {
    if (e.target.id !== 'at') return;
    stop();
    get('at-words').textContent = clock(e.target.value);
  });
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select, button, summary, a')) return;
    const ahead = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (e.key === ' ') toggle();
    else if (e.key === 'ArrowLeft' || e.key === 'ArrowRight') get(e.key === ahead ? 'step1' : 'step-1')?.click();
    else return;
    e.preventDefault();
  });
  show();
})();
