/** A modal or Home view as views.* and `response_action` take it. */
import { isRecord, type Json, toRecords } from './json.ts';
import { limits, toRange } from './limits.ts';
import { anything, complain, createCheck, flag, oneOf, type Problem, type Rule, shape, string } from './validate.ts';
import { checkBlocks } from './validate-blocks.ts';
import { plain } from './validate-text.ts';

const { ids, view: v } = limits;
const blocks: Rule = (value, pointer, check) => checkBlocks(value, pointer, check);
const common = {
  private_metadata: string([0, ids.private_metadata]),
  callback_id: string([0, ids.callback_id]),
  external_id: string([0, ids.external_id]),
};

const modal: Rule = shape(
  { title: plain(toRange(v.title)), blocks },
  {
    ...common,
    submit: plain(toRange(v.submit)),
    close: plain(toRange(v.close)),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  },
  (value, pointer, check) => {
    const hasInput = toRecords(value.blocks).some((one) => one.type === 'input');
    if (hasInput && value.submit === undefined) complain(check, pointer, 'must define `submit` to use an `input` block in modals');
  },
);

const home: Rule = shape(
  { blocks },
  { ...common, title: anything, submit: anything, close: anything, clear_on_close: flag, notify_on_close: flag },
);

/** What Slack would say of this view; empty when it would take it. */
export function validateView(view: unknown, type: 'modal' | 'home', pointer = '/view'): Problem[] {
  const check = createCheck(type);
  if (!isRecord(view)) complain(check, pointer, 'must be an object');
  else {
    oneOf(type)(view.type, `${pointer}/type`, check);
    (type === 'modal' ? modal : home)(withoutNulls(view), pointer, check);
  }
  return check.problems;
}

export const viewBytes = (view: Json): number => Buffer.byteLength(JSON.stringify(view));

/** Slack takes `null` for an absent close or submit. */
const withoutNulls = (view: Json): Json => Object.fromEntries(Object.entries(view).filter(([, value]) => value !== null));
