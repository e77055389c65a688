// Photos stay on the device until the server has them: text drafts fit into
// localStorage, photos need a database. A photo is named by its draft's key and
// a key of its own.
const photos = (() => {
  'use strict';

  const largest = 25 * 1024 * 1024; // bytes; as the server takes them
  const most = 8; // of one observation

  let opened = null;
  const database = () => opened ??= new Promise((resolve, reject) => {
    const r = indexedDB.open('tamrin', 1);
    r.onupgradeneeded = () => r.result.createObjectStore('photos');
    r.onsuccess = () => resolve(r.result);
    r.onerror = () => { opened = null; reject(r.error); };
  });
  // ask runs one question; it ends when what was written is on the device's disk.
  const ask = async (mode, question) => {
    const db = await database();
    return new Promise((resolve, reject) => {
      const t = db.transaction('photos', mode, { durability: 'strict' });
      const r = question(t.objectStore('photos'));
      t.oncomplete = () => resolve(r.result);
      t.onabort = t.onerror = () => reject(t.error);
    });
  };
  const below = prefix => IDBKeyRange.bound(prefix, prefix + '\uffff');

  const put = (key, file) => ask('readwrite', s => s.put(file, key));
  const get = key => ask('readonly', s => s.get(key));
  const drop = key => ask('readwrite', s => s.delete(key));
  const dropAll = prefix => ask('readwrite', s => s.delete(below(prefix)));

  // send gives the server one file and returns its answer; an upload that is
  // stopped, or whose connection breaks, throws.
  const send = (file, name, onprogress, stop) => new Promise((resolve, reject) => {
    const r = new XMLHttpRequest();
    r.open('POST', `attachment?${new URLSearchParams({ name })}`);
    r.setRequestHeader('HX-Request', 'true');
    r.setRequestHeader('Content-Type', 'application/octet-stream');
    r.upload.onprogress = e => { if (e.lengthComputable) onprogress(e.loaded, e.total); };
    r.onload = () => resolve({ status: r.status, text: r.responseText });
    r.onerror = r.onabort = r.ontimeout = () => reject(new Error('not sent'));
    stop.addEventListener('abort', () => r.abort());
    r.send(file);
  });

  // draw shows a photo of this device; where the browser can't read it, its name
  // has to do.
  const draw = async (canvas, file) => {
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
      const [w, h] = [picture.width * scale, picture.height * scale];
      canvas.getContext('2d').drawImage(picture, (canvas.width - w) / 2, (canvas.height - h) / 2, w, h);
      canvas.hidden = false;
      picture.close();
    } catch {
      canvas.remove();
    }
  };

  // rows shows files as a list; where they may be taken out, each has its button.
  const words = document.getElementById('photo');
  const rows = (list, files, editable) => list.replaceChildren(...files.map((f, i) => {
    const row = words.content.cloneNode(true).firstElementChild;
    row.dataset.at = i;
    const title = row.querySelector('.file-name');
    title.textContent = f.name;
    const remove = row.querySelector('[data-remove]');
    if (editable) remove.querySelector('.out').textContent = f.name;
    else remove.remove();
    const canvas = row.querySelector('canvas');
    const img = row.querySelector('img');
    canvas.setAttribute('aria-label', f.name);
    if (f.key) get(f.key).then(file => file ? draw(canvas, file) : canvas.remove()).catch(() => canvas.remove());
    else if (f.type.startsWith('image/')) {
      img.src = `attachment/${f.hash}/small`;
      img.alt = f.name;
      img.hidden = false;
    }
    return row;
  }));

  // wrong says why a file can't be added; '' where it can.
  const wrong = (file, count) => {
    const why = count >= most ? 'many' : file.size > largest ? 'large' : file.size === 0 ? 'empty' : '';
    return why && `${words.dataset[why]} ${file.name}`;
  };

  return { put, get, drop, dropAll, send, rows, wrong, words: words.dataset };
})();
