import { describe, expect, it } from '@jest/globals';
import { joinValue, splitValue } from '../../src/community/button-value.ts';

describe('a button value', () => {
  it('carries two ids', () => {
    expect(splitValue(joinValue('C1', 'U1'))).toEqual({ communityId: 'C1', other: 'U1' });
    expect(splitValue('C1')).toEqual({ communityId: 'C1', other: '' });
    expect(splitValue('')).toEqual({ communityId: '', other: '' });
  });
});
