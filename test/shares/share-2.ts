import { declareShare } from '../support/share.ts';

await declareShare(1);
