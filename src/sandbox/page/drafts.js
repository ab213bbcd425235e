/** What stands half-written in a window: kept for this tab by person and window, so that a refresh of the page loses nothing. */
import { forget, recall, remember } from './store.js';

const keyOf = (me, viewId) => `draft.${me}.${viewId}`;

/** Drafts of one window. Fields that the window no longer has are dropped, as Slack drops them. */
export function draftsOf(me, view) {
  const key = keyOf(me, view.id);
  const inputs = view.blocks.filter((block) => block.type === 'input' && block.element);
  const names = new Set(inputs.map((block) => nameOf(block)));
  const all = recall(key, {});
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
  return {
    /** undefined where nothing was typed since the server's word. */
    get: (block) => kept[nameOf(block)],
    set: (block, wanted) => {
      kept[nameOf(block)] = wanted;
      remember(key, kept);
    },
    /** By block_id, for sending. */
    values: () => Object.fromEntries(inputs.filter((block) => nameOf(block) in kept).map((block) => [block.block_id, kept[nameOf(block)]])),
    forget: () => forget(key),
  };
}

const nameOf = (block) => `${block.block_id}/${block.element.action_id}`;

/** Drafts of windows that are closed are of no use to anybody. */
export function forgetClosed(me, openIds) {
  for (const key of Object.keys(sessionStorage)) {
    const own = `rondo.draft.${me}.`;
    if (key.startsWith(own) && !openIds.includes(key.slice(own.length))) sessionStorage.removeItem(key);
  }
}
