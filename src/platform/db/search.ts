/**
 * The search port: words → ids of documents within one scope. SQLite's FTS5 and PostgreSQL's tsvector behind it answer alike.
 * The scope (a team, a community, an owner) stands inside the index, so one scope's cost does not depend on the others.
 */
export interface SearchDocument {
  teamId: string;
  /** Who may find it: one token such as `c01ABC` (a community) or `o01ABCU1` (an owner's own). Letters and digits only. */
  scope: string;
  kind: string;
  id: string;
  title: string;
  body: string;
  /** What it can be narrowed to, e.g. `kind_card`: letters, digits and `_` of any script. Stands inside the index, like the scope. */
  facets?: readonly string[];
}

export interface SearchHit {
  kind: string;
  id: string;
  title: string;
  scope: string;
}

export interface SearchFor {
  teamId: string;
  scopes: readonly string[];
  text: string;
  kinds?: readonly string[];
  /** Groups: of each group, one must be there. An empty group narrows nothing. */
  facets?: readonly (readonly string[])[] | undefined;
  limit: number;
}

export interface Search {
  /** Replaces the document with the same team, kind and id. Joins the transaction around it. */
  put(document: SearchDocument): Promise<void>;
  remove(teamId: string, kind: string, id: string): Promise<void>;
  /**
   * Any text is safe: every token is quoted, the last one also matches as the beginning of a word. First what has all words in its
   * title, then what has some there, then the rest; among equals what was put in last comes first. At most `limit`.
   */
  find(query: SearchFor): Promise<SearchHit[]>;
  /** Daily: brings pieces of the index together that lie apart since they were written, a few pages at a time. */
  merge(): Promise<void>;
}
