// What the browser alone can do at a map: open the part of the page that a
// marker's item is in.
(() => {
  'use strict';
  document.addEventListener('click', e => {
    const link = e.target.closest?.('a[data-pane]');
    const item = link && document.getElementById(link.hash.slice(1));
    if (!item) return;
    e.preventDefault();
    document.getElementById(`tab-${link.dataset.pane}`).checked = true;
    const fold = item.querySelector('details');
    if (fold) fold.open = true;
    item.scrollIntoView({ block: 'center' });
    (fold?.querySelector('summary') ?? item).focus();
  });
})();
