(function () {
  const box = document.getElementById('search');
  const list = document.getElementById('results');
  const count = document.querySelector('.search .count');
  const most = 12;

  const words = text => text.toLowerCase().split(/[^\p{L}\p{N}.]+/u).filter(Boolean);
  const headings = window.bookHeadings.map(h => ({ ...h, words: words(h.text), around: words(h.page) }));

  // Every word typed must begin a word of the heading, or of its page's title; the heading counts more.
  const score = (heading, asked) => {
    let sum = 0;
    for (const word of asked) {
      if (heading.words.some(w => w === word)) sum += 3;
      else if (heading.words.some(w => w.startsWith(word))) sum += 2;
      else if (heading.around.some(w => w.startsWith(word))) sum += 1;
      else return 0;
    }
    return sum;
  };

  const find = text => {
    const asked = words(text);
    if (asked.length === 0) return [];
    return headings.map(h => [score(h, asked), h]).filter(([s]) => s > 0).sort((a, b) => b[0] - a[0]).slice(0, most).map(([, h]) => h);
  };

  const close = () => { list.hidden = true; count.textContent = ''; };
  const show = () => {
    const found = find(box.value);
    list.replaceChildren(...found.map(h => {
      const link = document.createElement('a');
      link.href = h.address;
      link.textContent = h.text;
      if (h.page) link.append(Object.assign(document.createElement('span'), { textContent: h.page }));
      const item = document.createElement('li');
      item.append(link);
      return item;
    }));
    list.hidden = found.length === 0;
    count.textContent = box.value.trim() === '' ? '' : found.length === 0 ? 'No heading has that' : found.length === 1 ? '1 heading' : `${found.length} headings`;
  };

  const step = by => {
    const stops = [box, ...list.querySelectorAll('a')];
    const next = stops[stops.indexOf(document.activeElement) + by];
    if (next) next.focus();
  };

  box.addEventListener('input', show);
  box.addEventListener('focus', show);
  document.querySelector('.search').addEventListener('keydown', e => {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); step(e.key === 'ArrowDown' ? 1 : -1); }
    if (e.key === 'Escape') { e.preventDefault(); close(); box.value = ''; box.focus(); close(); }
    if (e.key === 'Enter' && e.target === box) list.querySelector('a')?.click();
  });
  list.addEventListener('click', close);
  document.addEventListener('click', e => { if (!e.target.closest('.search')) close(); });
  document.addEventListener('keydown', e => {
    if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea')) return;
    e.preventDefault();
    box.focus();
  });
})();
