// Draws each figure over its offline picture when it comes near the screen. A figure that cannot be drawn leaves the picture, and so
// does a narrow screen, for which the picture has a drawing of its own (book.css).
(function () {
  const channels = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)).join();
  const { series, muted, ink } = window.bookColours;
  const written = [...series, muted, ink].map(channels);

  // The same colours on this page: the offline picture has those of the series as --c1 to --c5.
  const coloursOf = chart => {
    const style = getComputedStyle(chart.querySelector('.still figure'));
    const colour = name => style.getPropertyValue(name).trim();
    const [here, quiet] = [colour('--ink'), colour('--muted')];
    return { shown: [...series.map((_, at) => colour(`--c${at + 1}`)), quiet, here], ink: here, muted: quiet, grid: colour('--grid'), surface: colour('--surface') };
  };

  const inTheme = (value, colours) => {
    if (Array.isArray(value)) return value.map(v => inTheme(v, colours));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, inTheme(v, colours)]));
    const parts = typeof value === 'string' && /^rgba?\(([^)]*)\)$/.exec(value);
    if (!parts) return value;
    const [r, g, b, alpha = '1'] = parts[1].split(',').map(part => part.trim());
    const at = written.indexOf([r, g, b].join());
    return at < 0 ? value : `rgba(${channels(colours.shown[at])},${alpha})`;
  };

  // Labels beside a point may pass the edge of the plot; without a colour of their own, points take the ink's.
  const dataOf = (figure, colours) => inTheme(figure.data, colours).map(trace => trace.mode?.includes('text')
    ? { ...trace, cliponaxis: false, textfont: { color: colours.ink, ...trace.textfont } }
    // Inside a bar, plotly finds the ink for the colour that the bar has here.
    : { ...trace, insidetextfont: undefined });

  const axis = (given, colours) => ({
    ...given, automargin: true, exponentformat: given.exponentformat ?? 'SI extended', gridcolor: colours.grid, linecolor: colours.muted, zerolinecolor: colours.grid, tickcolor: colours.muted,
    tickfont: { ...given.tickfont, color: colours.muted }, title: { ...given.title, font: { ...given.title?.font, color: colours.muted, size: 13 }, standoff: 8 },
  });

  const layoutOf = (figure, colours, width, height) => {
    const layout = inTheme(figure.layout, colours);
    const labels = figure.data.some(trace => trace.text);
    const many = figure.data.filter(trace => trace.showlegend !== false && trace.name).length > 1;
    for (const key of Object.keys(layout)) if (/^[xy]axis\d*$/.test(key)) layout[key] = axis(layout[key], colours);
    return {
      ...layout, template: undefined, title: undefined, width: undefined, height, autosize: true,
      paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
      font: { color: colours.ink, family: 'system-ui, sans-serif', size: 13 }, margin: { l: 8, r: labels ? 64 : 28, t: many ? 8 : 16, b: 8, pad: 2 },
      showlegend: many, legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom', bgcolor: 'rgba(0,0,0,0)', font: { color: colours.ink } },
      hoverlabel: { bgcolor: colours.surface, bordercolor: colours.muted, font: { color: colours.ink } },
      hovermode: 'closest', dragmode: matchMedia('(pointer: coarse)').matches ? false : 'zoom',
    };
  };

  const wide = matchMedia('(min-width: 36.01rem)');

  const draw = async chart => {
    if (!wide.matches) return;
    const figure = JSON.parse(chart.querySelector('script').textContent);
    const still = chart.querySelector('.still');
    const colours = coloursOf(chart);
    if (!chart.live) {
      chart.live = Object.assign(document.createElement('div'), { className: 'live' });
      const title = Object.assign(document.createElement('p'), { className: 'chart-title', innerHTML: figure.layout.title?.text ?? '' });
      const plot = document.createElement('div');
      plot.setAttribute('aria-hidden', 'true');
      chart.live.append(title, plot);
      chart.height = Math.max(300, still.getBoundingClientRect().height - 24);
      still.after(chart.live);
      chart.classList.add('drawn');
    }
    const plot = chart.live.lastElementChild;
    try {
      await Plotly.react(plot, dataOf(figure, colours), layoutOf(figure, colours, plot.clientWidth, chart.height), { displayModeBar: false, responsive: true });
      document.dispatchEvent(new Event('chartdrawn'));
    } catch (problem) {
      chart.classList.remove('drawn');
      chart.live.remove();
      console.error(`figure not drawn: ${problem.message}`);
    }
  };

  const charts = [...document.querySelectorAll('.chart')];
  const near = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      near.unobserve(entry.target);
      entry.target.near = true;
      draw(entry.target);
    }
  }, { rootMargin: '800px' });
  charts.forEach(chart => near.observe(chart));
  const again = () => charts.filter(chart => chart.near).forEach(draw);
  document.addEventListener('themechange', again);
  wide.addEventListener('change', again);
})();
