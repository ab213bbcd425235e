/** What a field holds: as the server keeps it, and as the page sends it (a text, several, or nothing). */

/** @returns {string | string[] | null} */
export function wantedOf(held) {
  if (!held) return null;
  const many =
    held.selected_options?.map((option) => option.value) ?? held.selected_users ?? held.selected_conversations ?? held.selected_channels;
  if (many) return many;
  const one =
    held.value ??
    held.selected_option?.value ??
    held.selected_user ??
    held.selected_conversation ??
    held.selected_channel ??
    held.selected_date ??
    held.selected_time;
  if (one !== undefined && one !== null) return one;
  if (held.selected_date_time) return String(held.selected_date_time);
  if (held.rich_text_value)
    return held.rich_text_value.elements.map((part) => (part.elements ?? []).map((each) => each.text ?? '').join('')).join('\n');
  return null;
}

/** Every option of an element, groups opened. */
export const optionsOf = (element) => element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
