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
})();
