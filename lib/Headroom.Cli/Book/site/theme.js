// Runs before anything is drawn, so a page never flashes in the wrong colours.
(function (root) {
  root.classList.add('js');
  let chosen = null;
  // Pages opened from a folder may be denied storage.
  try { chosen = localStorage.getItem('headroom-theme'); } catch { }
  window.setBookTheme = function (theme) {
    root.dataset.theme = theme;
    // The attribute that the offline pictures follow in Jupyter; they follow it here too.
    root.dataset.jpThemeLight = String(theme === 'light');
  };
  if (chosen === 'light' || chosen === 'dark') window.setBookTheme(chosen);
})(document.documentElement);
