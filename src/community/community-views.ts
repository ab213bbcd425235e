/** What a community is for, as other sentences carry it. */
import type { Community } from './records.ts';

export const purposeOf = (community: Community): string => {
  const { problem, who, able } = community.settings.northStar;
  return problem || (who && able ? `${who} ${able}` : able) || 'finding out together what we want to become able to do';
};
