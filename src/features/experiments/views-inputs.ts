/** The inputs of the design form. */
import type { Experiment, Visibility } from '../../community/experiment.ts';
import type { Block } from '../../platform/slack/message.ts';
import { input, option, plain, truncate } from '../../platform/slack/text.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type Input, OWN_SOURCE } from './rules-form.ts';

export interface Filled extends Pick<Experiment, 'title' | 'fields' | 'partnerId' | 'buddyId' | 'sourceId'> {
  startOn: LocalDate;
  visibility: Visibility;
}

const VISIBLE: readonly [Visibility, string, string][] = [
  ['title', 'Title and state', 'Members see what you try; the rest only when you share it.'],
  ['all', 'Everything', 'Members can read the design from the start.'],
  ['none', 'Nothing', 'Only you, your partner and whoever may ask you.'],
];

const textInput = (field: string, label: string, text: string, example: string | undefined, required: boolean): Block =>
  input(
    field,
    label,
    {
      type: 'plain_text_input',
      multiline: field !== 'title',
      ...(example === undefined ? {} : { placeholder: plain(example, 150) }),
      ...(text === '' ? {} : { initial_value: truncate(text, 3000) }),
    },
    { optional: !required },
  );

/** `shelf`: what can be borrowed; empty = she names the practice in her own words. */
export function drawInput(one: Input, filled: Filled, shelf: readonly { id: string; title: string }[]): Block {
  switch (one.is) {
    case 'title':
      return textInput('title', 'What are you trying, in a few words?', filled.title, 'Ask twice before I answer', true);
    case 'text': {
      const { key, label, example, required } = one.field;
      return textInput(key, label, filled.fields[key] ?? '', example, required);
    }
    case 'partner':
      return input(
        one.field.key,
        one.field.label,
        { type: 'users_select', placeholder: plain('The other lead'), ...(filled.partnerId ? { initial_user: filled.partnerId } : {}) },
        { hint: 'You are one; choose the other. It starts after the other’s yes; both of you can read it, park it and stop it.' },
      );
    case 'buddy':
      return input(
        one.field.key,
        one.field.label,
        { type: 'users_select', placeholder: plain('Somebody here'), ...(filled.buddyId ? { initial_user: filled.buddyId } : {}) },
        { optional: true, hint: 'They are told, and see title and state.' },
      );
    case 'source': {
      if (shelf.length === 0)
        return input(
          OWN_SOURCE,
          one.field.label,
          { type: 'plain_text_input', placeholder: plain('Silent start, from the team next door', 150) },
          { optional: true },
        );
      const options = shelf.slice(0, 100).map(({ id, title }) => option(title, id));
      const chosen = options.find(({ value }) => value === filled.sourceId);
      return input(one.field.key, one.field.label, {
        ...{ type: 'static_select', placeholder: plain('A practice from the shelf', 150), options },
        ...(chosen ? { initial_option: chosen } : {}),
      });
    }
    case 'start':
      return input('start', 'It starts on', { type: 'datepicker', initial_date: filled.startOn });
    case 'visibility': {
      const options = VISIBLE.map(([value, label, description]) => option(label, value, description));
      const chosen = options.find(({ value }) => value === filled.visibility) ?? options[0];
      return input('visibility', 'What may members see before you decide?', {
        ...{ type: 'radio_buttons', options },
        ...(chosen ? { initial_option: chosen } : {}),
      });
    }
  }
}
