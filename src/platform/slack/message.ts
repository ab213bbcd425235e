/** What goes to Slack, as plain literals typed by Slack's own typings. */
import type { Button, KnownBlock, ModalView } from '@slack/types';

export type { Button };

/** `text` carries the whole content (screen readers and notifications read nothing else); blocks are how it looks. */
export interface Message {
  text: string;
  blocks?: KnownBlock[];
}

export type Block = KnownBlock;
export type Modal = ModalView;
