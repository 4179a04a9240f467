(function (root) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = () => root.dataset.theme || (dark.matches ? 'dark' : 'light');

  // The button names what a press gives.
  const button = document.querySelector('button.theme');
  const label = () => { button.textContent = theme() === 'dark' ? 'Light' : 'Dark'; };
  const changed = () => { label(); document.dispatchEvent(new Event('themechange')); };
  button.addEventListener('click', () => {
    const next = theme() === 'dark' ? 'light' : 'dark';
    window.setBookTheme(next);
    try { localStorage.setItem('headroom-theme', next); } catch { }
    changed();
  });
  dark.addEventListener('change', changed);
  label();

  const menu = document.querySelector('button.menu');
  const contents = document.getElementById('contents');
  const show = open => { contents.classList.toggle('open', open); menu.setAttribute('aria-expanded', String(open)); };
  menu.addEventListener('click', () => show(!contents.classList.contains('open')));
  contents.addEventListener('click', e => { if (e.target.closest('a')) show(false); });
  document.addEventListener('keydown', e => {
    if (e.key !== 'Escape' || !contents.classList.contains('open')) return;
    show(false);
    menu.focus();
  });

  // Only what scrolls is a stop of the tab key.
  const boxes = [...document.querySelectorAll('main [tabindex="0"]')];
  const stops = () => boxes.forEach(box => {
    if (box.scrollWidth > box.clientWidth + 1) box.setAttribute('tabindex', '0');
    else box.removeAttribute('tabindex');
  });
  addEventListener('resize', stops);
  document.addEventListener('chartdrawn', stops);
  addEventListener('load', stops);
  stops();

  // The section being read is marked in the contents.
  const links = new Map([...contents.querySelectorAll('.sections a')].map(a => [a.hash.slice(1), a]));
  const heads = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    let at = heads[0];
    for (const head of heads) if (head.getBoundingClientRect().top < 120) at = head;
    for (const [id, a] of links) a.classList.toggle('here', at !== undefined && id === at.id);
  };
  addEventListener('scroll', mark, { passive: true });
  mark();
})(document.documentElement);
