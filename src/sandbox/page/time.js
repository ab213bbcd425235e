/** Instants as the viewer reads them, in her zone. */

const formats = new Map();
const format = (zone, options) => {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }));
  return formats.get(key);
};

export const timeOf = (at, zone) => format(zone, { hour: '2-digit', minute: '2-digit' }).format(at);
export const dayOf = (at, zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
export const cityOf = (zone) => zone.split('/').pop().replaceAll('_', ' ');
export const shortDay = (at, zone) => format(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(',', '');
export const longDay = (at, zone) => format(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at).replace(',', '');
export const fullTime = (at, zone) =>
  `${format(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at)}, ${timeOf(at, zone)} ${cityOf(zone)}`;

export const millisOf = (ts) => Math.floor(Number(ts) * 1000);

const DAY = 86_400_000;

function nearDay(at, zone, now) {
  const day = dayOf(at, zone);
  if (day === dayOf(now, zone)) return 'today';
  if (day === dayOf(now + DAY, zone)) return 'tomorrow';
  if (day === dayOf(now - DAY, zone)) return 'yesterday';
  return null;
}

/** "today, 10:00", "Tue 17 Nov, 10:00". */
export const whenOf = (at, zone, now) => `${nearDay(at, zone, now) ?? shortDay(at, zone)}, ${timeOf(at, zone)}`;

export const dividerOf = (at, zone, now) => {
  const near = nearDay(at, zone, now);
  return near === null ? longDay(at, zone) : near.charAt(0).toUpperCase() + near.slice(1);
};

function agoOf(at, now) {
  const minutes = Math.round(Math.abs(now - at) / 60_000);
  const words = minutes < 60 ? `${minutes} min` : minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
  return at <= now ? `${words} ago` : `in ${words}`;
}

/** One `<!date^…>`: Slack's tokens, written the British way, in the viewer's zone. */
export function sayDate(seconds, pattern, zone, now) {
  const at = seconds * 1000;
  const far = Math.abs(now - at) > 180 * DAY ? { year: 'numeric' } : {};
  const plain = {
    date_num: () => dayOf(at, zone),
    date_slash: () => dayOf(at, zone).replaceAll('-', '/'),
    date: () => format(zone, { day: 'numeric', month: 'long', ...far }).format(at),
    date_short: () => format(zone, { day: 'numeric', month: 'short', ...far }).format(at),
    date_long: () => format(zone, { weekday: 'long', day: 'numeric', month: 'long', ...far }).format(at),
    day_divider: () => longDay(at, zone),
    time: () => timeOf(at, zone),
    time_secs: () => format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at),
    ago: () => agoOf(at, now),
  };
  return pattern.replace(/\{([a-z_]+)\}/g, (whole, token) => {
    const pretty = token.endsWith('_pretty');
    const say = plain[pretty ? token.slice(0, -7) : token];
    if (say === undefined) return whole;
    return (pretty ? nearDay(at, zone, now) : null) ?? say();
  });
}
