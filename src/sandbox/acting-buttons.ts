/** The buttons somebody sees, each by what tells it from others with the same label. */
import { listElements } from './form.ts';
import { isRecord, type Json, toText } from './json.ts';

export interface Offered {
  label: string;
  name: { actionId: string; blockId: string; value?: string };
}

export const listOffered = (blocks: Json[] | null | undefined): Offered[] =>
  listElements(blocks ?? [])
    .filter(({ type }) => type === 'button')
    .map(({ element, actionId, blockId }) => ({
      label: isRecord(element.text) ? toText(element.text.text) : '',
      name: { actionId, blockId, ...(typeof element.value === 'string' ? { value: element.value } : {}) },
    }));
