// What could not be sent because nothing answered. What a person wrote stays
// where it is, and they are told so; what the page tells the server by itself
// (opened, read) is told again until it has arrived.
(() => {
  'use strict';

  const words = document.getElementById('unsent');
  const again = 2_000; // ms between two attempts
  const later = new Set();
  const quiet = e => ['ack', 'read'].includes(e.getAttribute('hx-post'));

  // The word stands where the writer looks: in the sheet that lies over the
  // page, or where all notices stand.
  const tell = source => {
    for (const old of document.querySelectorAll('[data-unsent]')) old.remove();
    const sheet = source.closest('[popover]');
    if (sheet) sheet.append(words.content.cloneNode(true));
    else document.getElementById('notice').replaceChildren(words.content.cloneNode(true));
  };
  const failed = ctx => {
    if (ctx?.request?.method !== 'POST') return;
    if (quiet(ctx.sourceElement)) later.add(ctx.sourceElement);
    else tell(ctx.sourceElement);
  };
  document.addEventListener('htmx:error', e => failed(e.detail.ctx));
  // 502 and 504 are a proxy's, for a server that is down.
  document.addEventListener('htmx:before:response', e => {
    if (e.detail.ctx?.request?.method !== 'POST' || ![502, 504].includes(e.detail.ctx.response.status)) return;
    e.preventDefault();
    failed(e.detail.ctx);
  });
  document.addEventListener('htmx:after:request', e => {
    if (e.detail.ctx?.response?.raw?.ok) for (const old of document.querySelectorAll('[popover] [data-unsent]')) old.remove();
  });
  setInterval(() => {
    if (document.body.hasAttribute('data-lost')) return;
    const waiting = [...later];
    later.clear();
    for (const e of waiting) if (e.isConnected && quiet(e)) htmx.trigger(e, 'again');
  }, again);
  document.addEventListener('click', e => e.target.closest('[data-unsent] [data-dismiss]')?.closest('[data-unsent]').remove());
})();
