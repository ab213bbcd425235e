/** What the page knows and where it stands: the server's last word, and this tab's own choices. */

const read = (key, otherwise) => {
  try {
    return JSON.parse(sessionStorage.getItem(`rondo.${key}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
};
export const remember = (key, value) => sessionStorage.setItem(`rondo.${key}`, JSON.stringify(value));
export const recall = read;
export const forget = (key) => sessionStorage.removeItem(`rondo.${key}`);

export const store = {
  me: read('me', 'U0ANA'),
  /** @type {{ kind: 'home' } | { kind: 'app' } | { kind: 'channel', id: string }} */
  view: { kind: 'home' },
  /** @type {string | null} */
  thread: null,
  /** @type {any} The server's last word. */
  data: null,
  clock: { now: 0, jump: null, acting: true, connected: false },
  /** This page reaches the sandbox. */
  reached: true,
};

const listeners = new Set();
/** @param {(acted: Record<string, unknown>) => void} listener */
export const onAct = (listener) => listeners.add(listener);

let draw = () => {};
export const whenChanged = (work) => {
  draw = work;
};
export const redraw = () => draw();

export const openChannelId = () => {
  if (store.view.kind === 'channel') return store.view.id;
  if (store.view.kind === 'app') return store.data?.channels.find((channel) => channel.app)?.id ?? null;
  return null;
};

let running = null;
let again = false;
/** Asks for the state; asked again meanwhile, asks once more. */
export function refresh() {
  if (running) {
    again = true;
    return running;
  }
  running = load().finally(() => {
    running = null;
    if (again) {
      again = false;
      refresh();
    }
  });
  return running;
}

/** One person's page as the server sees it, with the messages of one conversation. */
export async function askFor(me, channel) {
  const response = await fetch(`/page/state?as=${encodeURIComponent(me)}${channel ? `&channel=${encodeURIComponent(channel)}` : ''}`);
  return response.json();
}

async function load() {
  const { me } = store;
  const channel = openChannelId();
  try {
    const data = await askFor(me, channel);
    store.reached = true;
    if (me !== store.me || channel !== openChannelId()) again = true;
    else if (data.ok) {
      store.data = data;
      store.clock = data.clock;
      // The DM with the app may have come into being with this answer.
      if (store.view.kind === 'app' && data.channelId !== openChannelId()) again = true;
    }
  } catch {
    store.reached = false;
  }
  draw();
}

/** Asks the server to do something as the person one is. Says in words what went wrong. */
export async function act(what) {
  try {
    const response = await fetch('/page/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: store.me, ...what }),
    });
    const answer = await response.json();
    if (!answer.ok) toast(answer.error);
    else for (const listener of listeners) listener(what);
    if (what.does !== 'searches') await refresh();
    return answer;
  } catch {
    store.reached = false;
    draw();
    toast('The sandbox does not answer. Is it still running?');
    return { ok: false };
  }
}

let toastTimer = 0;
export function toast(words) {
  const place = document.getElementById('toasts');
  place.textContent = String(words).split('\n')[0].slice(0, 240);
  place.classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => place.classList.remove('shown'), 7000);
}

/** What text is drawn with: names, zone, time. */
export const env = () => ({
  names: store.data.names,
  channelNames: store.data.channelNames,
  zone: store.data.zone,
  me: store.me,
  now: () => store.clock.now,
});
