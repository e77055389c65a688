// Small things that only the browser can do: show time as it passes, tell when
// the stream breaks, open the panel. Everything else is the server's.
(() => {
  'use strict';

  const body = document.body;
  const lang = document.documentElement.lang;
  const silence = 45_000; // ms without a beat after which a stream counts as broken

  // The server's clock counts, not the browser's, which may be wrong.
  let ahead = Number(body.dataset.now) - Date.now();
  const now = () => Date.now() + ahead;

  const pad = n => String(n).padStart(2, '0');
  const clock = ms => {
    const s = Math.max(0, Math.floor(ms / 1000));
    return `${pad(Math.floor(s / 3600))}:${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}`;
  };
  const span = ms => {
    const s = Math.max(0, Math.floor(ms / 1000));
    return s < 3600 ? `${pad(Math.floor(s / 60))}:${pad(s % 60)}` : `${Math.floor(s / 3600)}:${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}`;
  };
  const day = new Intl.DateTimeFormat(lang === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB',
    { day: 'numeric', month: lang === 'ar' ? 'long' : 'short', year: 'numeric', timeZone: 'UTC' });

  // exercise returns the exercise time in ms, by what the clock block says of itself.
  // A server that restarts pauses what runs.
  const exercise = c => {
    const gone = c.phase === 'running' ? Math.max(0, (restarts || now()) - Number(c.wall)) * Number(c.speed) : 0;
    return Number(c.at) + gone;
  };

  const shows = {
    exercise: (e, at) => clock(at),
    story: (e, at, c) => new Date(Number(c.story) + at - Number(c.at) + Number(c.offset) * 60_000).toISOString().slice(11, 19),
    storydate: (e, at, c) => day.format(new Date(Number(c.story) + at - Number(c.at) + Number(c.offset) * 60_000)),
    wall: (e, at, c, wall) => new Date(wall).toTimeString().slice(0, 8),
    until: (e, at) => {
      const left = Number(e.dataset.ms) - at;
      e.parentElement.classList.toggle('urgent', left < 300_000);
      return span(left);
    },
    since: (e, at) => span(at - Number(e.dataset.ms)),
  };

  const tick = () => {
    for (const { dataset: c, parentNode } of document.querySelectorAll('.clock[data-at]')) {
      const then = parentNode.closest('[data-seen]'); // a page of the replay stands at its instant
      const at = then ? Number(then.dataset.seen) : exercise(c);
      for (const e of (then ?? document).querySelectorAll('[data-tick]')) {
        const words = shows[e.dataset.tick](e, at, c, then ? Number(then.dataset.wall) : now());
        if (e.textContent !== words) e.textContent = words;
      }
    }
  };

  // The number of new messages stands in the tab's title, where it is seen from
  // another tab.
  const title = document.title;
  const count = () => {
    const n = Number(document.getElementById('inbox-title')?.dataset.new ?? 0);
    document.title = n > 0 ? `(${n}) ${title}` : title;
  };

  const refresh = () => { tick(); count(); };

  // The stream: what was last heard of it, and what to say when it is lost.
  let heard = Date.now();
  let connection = null;
  let restarts = 0; // when the server said that it goes, and comes back
  const link = document.getElementById('link');
  const tell = on => {
    if (!link) return;
    link.textContent = on ? '' : restarts ? link.dataset.restart : link.dataset.lost;
    if (on) restarts = 0;
    link.classList.toggle('restarts', restarts > 0);
    body.toggleAttribute('data-lost', !on);
  };
  document.addEventListener('htmx:sse:after:connection', e => { connection = e.detail.connection; heard = Date.now(); tell(true); });
  document.addEventListener('htmx:sse:before:message', () => { heard = Date.now(); });
  document.addEventListener('htmx:sse:error', () => tell(false));
  document.addEventListener('restart', () => { restarts = now(); tell(false); });
  document.addEventListener('beat', e => { ahead = Number(e.detail.data) - Date.now(); refresh(); });
  setInterval(() => {
    if (!connection || document.hidden || Date.now() - heard < silence) return;
    tell(false);
    heard = Date.now();
    connection.reader?.cancel(); // makes it connect again
  }, 5_000);

  // The panel opens when something was put into it, and is fetched again when
  // the row that it shows has changed.
  const panel = document.getElementById('panel');
  const stale = () => {
    const shown = document.getElementById('panel-body');
    const row = shown && document.getElementById(shown.dataset.row);
    const away = shown && !row && shown.dataset.row.startsWith('row-') && document.getElementById('rows'); // scrolled out of the window of rows
    if (away || (row && row.dataset.state !== shown.dataset.state)) htmx.trigger(shown, 'stale');
  };
  // What the server answers must be seen over a sheet, which lies over the page.
  const notice = document.getElementById('notice');
  const home = notice.parentElement;
  const place = () => {
    const to = document.querySelector('.sheet:popover-open') ?? home;
    if (notice.parentElement !== to) to.append(notice);
  };
  document.addEventListener('toggle', e => { if (e.newState === 'closed') place(); }, true);
  document.addEventListener('htmx:before:swap', e => { if (e.detail.ctx?.target === panel) home.append(notice); });
  document.addEventListener('htmx:after:swap', e => {
    refresh();
    if (e.detail.ctx?.target === notice) place();
    if (e.detail.ctx?.target === panel && panel.childElementCount > 0) {
      if (!panel.matches(':popover-open')) panel.showPopover();
      panel.querySelector('h2')?.focus();
    }
  });
  document.addEventListener('htmx:sse:after:message', () => { refresh(); stale(); });
  document.addEventListener('htmx:after:request', e => {
    if (e.detail.ctx?.request?.method === 'POST' && e.detail.ctx?.response?.raw?.ok) {
      const form = e.detail.ctx.sourceElement;
      const sheet = form.closest('[popover]');
      if (!form.matches('[data-stay]')) sheet?.hidePopover();
      else if (sheet === panel) htmx.trigger(panel.firstElementChild, 'stale');
    }
  });

  document.addEventListener('click', e => {
    if (e.target.closest('[data-dismiss]')) document.getElementById('notice').replaceChildren();
  });

  // A word that something is done goes by itself; one of trouble stays.
  const fade = 8_000; // ms
  document.addEventListener('htmx:after:swap', () => {
    const done = document.querySelector('#notice .done');
    if (done) setTimeout(() => { if (!done.matches(':hover, :focus-within')) done.remove(); }, fade);
  });
  document.addEventListener('keydown', e => {
    if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select')) return;
    const field = document.querySelector('[data-hotkey="/"]');
    if (field) { e.preventDefault(); field.focus(); }
  });

  const slow = matchMedia('(prefers-reduced-motion: reduce)').matches;
  setInterval(() => { if (!document.hidden) tick(); }, slow ? 1_000 : 250);
  document.addEventListener('visibilitychange', () => { heard = Date.now(); refresh(); });
  refresh();
})();
