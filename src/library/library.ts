/** The starter library: the words that Rondo brings along. Data, checked when the program starts. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const taxonomyClass = z.enum(['strategy', 'people', 'process', 'technology']);
export type TaxonomyClass = z.infer<typeof taxonomyClass>;

const promptSchema = z.object({
  id: z.string(),
  taxonomy: taxonomyClass,
  kind: z.string(),
  /** 1 = easy to answer in front of anyone, 2 = some courage, 3 = needs trust. */
  exposure: z.number().int().min(1).max(3),
  minutes: z.number().int(),
  sub_tag: z.string(),
  text: z.string().max(300),
  follow_up: z.string().max(300),
});
export type LibraryPrompt = z.infer<typeof promptSchema>;

const normSchema = z.object({ id: z.string(), norm: z.string(), looks_like: z.string(), repair: z.string() });
export type LibraryNorm = z.infer<typeof normSchema>;

const formatStepSchema = z.object({
  minutes: z.number().int().min(1).max(90),
  step: z.string().max(60),
  who: z.string().max(60),
  do: z.string().max(300),
  /** What the step does in Slack beside passing time; see community/step.ts. */
  tools: z
    .array(z.enum(['groups', 'order', 'topics', 'dots', 'table', 'cards', 'debrief', 'result', 'experiment', 'case', 'board']))
    .default([]),
  group_size: z.number().int().min(2).max(12).optional(),
});

const formatSchema = z.object({
  id: z.string(),
  name: z.string().max(40),
  purpose: z.string(),
  duration: z.number().int(),
  lineage: z.string(),
  run_sheet: z.array(formatStepSchema).min(3),
  best_for: z.array(z.string()).default([]),
  prep_effort_minutes: z.number().int().optional(),
  roles: z.array(z.unknown()).default([]),
  preparation: z.array(z.string()).default([]),
  outputs: z.array(z.string()).default([]),
  goes_wrong_when: z.array(z.string()).default([]),
  group: z.object({ min: z.number(), ideal: z.number(), max: z.number(), breakout_size: z.string() }).optional(),
});
export type LibraryFormat = z.infer<typeof formatSchema>;

const treeSchema = z.object({
  id: z.string(),
  name: z.string(),
  start: z.string(),
  nodes: z.record(z.string(), z.object({ ask: z.string(), if_yes: z.string(), if_no: z.string() })),
});
/** A branch is another node's name, or `-> ` and the answer. */
export type LibraryTree = z.infer<typeof treeSchema>;

const checklistSchema = z.object({ id: z.string(), name: z.string(), when: z.string(), items: z.array(z.string().max(150)) });
export type LibraryChecklist = z.infer<typeof checklistSchema>;

const formFieldSchema = z.object({
  key: z.string(),
  label: z.string().max(150),
  max: z.number().int().optional(),
  options: z.array(z.string().max(75)).default([]),
  hint: z.string().max(150).optional(),
});
const formSchema = z.object({ modal_title: z.string().max(24), minutes: z.number().int(), fields: z.array(formFieldSchema).min(1) });
export type LibraryForm = z.infer<typeof formSchema>;
export type LibraryFormField = z.infer<typeof formFieldSchema>;

const experimentFieldSchema = z.object({
  key: z.string(),
  label: z.string().max(150),
  type: z.enum(['text', 'user', 'users', 'kb-item']),
  max: z.number().int().optional(),
  required: z.boolean(),
  example: z.string().max(150).optional(),
});
const experimentTemplateSchema = z.object({
  id: z.string(),
  name: z.string().max(75),
  modal_title: z.string().max(24),
  use_when: z.string(),
  days: z.number().int().min(1).max(28),
  fields: z.array(experimentFieldSchema).min(1),
  /** Days after the start; the last one asks for the result. */
  checkpoints_days: z.array(z.number().int().min(1).max(28)).min(1),
  success_rule: z.string(),
  closing_questions: z.array(z.string().max(150)).length(3),
});
export type LibraryExperiment = z.infer<typeof experimentTemplateSchema>;
export type LibraryExperimentField = z.infer<typeof experimentFieldSchema>;

const experimentRulesSchema = z.object({
  max_running_per_person: z.literal(1),
  default_days: z.number().int(),
  longest_days_before_a_decision: z.literal(28),
  extensions_allowed: z.literal(1),
  design_time_minutes: z.number().int(),
  quality_bar: z.array(z.string()),
  check_in_questions: z.array(
    z.object({
      key: z.string(),
      label: z.string().max(150),
      max: z.number().int().optional(),
      options: z.array(z.string().max(75)).default([]),
      optional: z.boolean().default(false),
    }),
  ),
});

/** What one writes on the shelf, by kind; `type` is left out for text. */
const artifactFieldSchema = z.object({
  key: z.string(),
  label: z.string().max(150),
  max: z.number().int().optional(),
  required: z.boolean().default(false),
  type: z.enum(['choice', 'checkbox', 'computed']).optional(),
  options: z.array(z.string().max(75)).default([]),
  default: z.string().optional(),
  example: z.string().max(150).optional(),
});
const artifactSchema = z.object({
  id: z.string(),
  /** The kind of item it makes; reports make none. */
  kind: z.enum(['card', 'case-note', 'interview', 'summary', 'story', 'template']).optional(),
  name: z.string().max(75),
  modal_title: z.string().max(24).optional(),
  max_words: z.number().int(),
  fields: z.array(artifactFieldSchema).default([]),
});
export type LibraryArtifact = z.infer<typeof artifactSchema>;

const playbookSchema = z.object({
  id: z.string(),
  name: z.string().max(75),
  for: z.string(),
  length_limit_words: z.number().int(),
  sections: z.array(z.object({ key: z.string(), heading: z.string().max(150), guide: z.string().max(300) })).min(1),
});
export type LibraryPlaybook = z.infer<typeof playbookSchema>;

const rubricSchema = z.object({
  id: z.string(),
  name: z.string().max(75),
  use: z.string(),
  scale: z.record(z.string(), z.string()),
  /** `key`, `label`, and per score what it looks like. */
  criteria: z.array(z.record(z.string(), z.string())).min(1),
});
export type LibraryRubric = z.infer<typeof rubricSchema>;

/** How sure an item of the shelf is, and how that is kept up. */
const contentLifecycleSchema = z.object({
  /** A question with its answers in square brackets. */
  on_reuse_ask: z.string(),
  librarian_monthly_list_max: z.literal(5),
  annotation_kinds: z.tuple([z.literal('worked-here'), z.literal('exception'), z.literal('adaptation'), z.literal('question')]),
  annotation_fields: z.array(
    z.object({
      key: z.enum(['kind', 'context', 'what', 'effect']),
      label: z.string().max(100).optional(),
      max: z.number().int().optional(),
      options: z.array(z.string().max(75)).default([]),
    }),
  ),
});

const coachingFrameSchema = z.object({
  total_minutes: z.number().int(),
  phases: z
    .array(z.object({ id: z.enum(['settle', 'aim', 'look', 'widen', 'choose', 'hold']), minutes: z.number().int(), purpose: z.string() }))
    .length(6),
  coach_rules: z.array(z.string()).min(1),
  coach_self_check_after: z.array(z.string().max(150)).length(3),
});
export type CoachingPhase = z.infer<typeof coachingFrameSchema>['phases'][number]['id'];

const questions = z.array(z.string()).min(1);
const coachingGuideSchema = z.object({
  id: z.string(),
  dilemma: z.string().max(75),
  use_when: z.string(),
  questions: z.object({ settle: questions, aim: questions, look: questions, widen: questions, choose: questions, hold: questions }),
  listen_for: z.array(z.string()).default([]),
  coach_traps: z.array(z.string()).default([]),
  check_in_question: z.string(),
  pairs_with_experiment: z.string().optional(),
});
export type LibraryGuide = z.infer<typeof coachingGuideSchema>;

const agreementSchema = z.object({
  id: z.string(),
  modal_title: z.string().max(24),
  valid_for: z.string(),
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string().max(150),
      type: z.enum(['text', 'dates', 'choice', 'checkbox']),
      max: z.number().int().optional(),
      options: z.array(z.string().max(75)).default([]),
      default: z.union([z.string(), z.boolean()]).optional(),
    }),
  ),
});
export type LibraryAgreement = z.infer<typeof agreementSchema>;

const termSchema = z.object({ term: z.string(), definition: z.string(), not_the_same_as: z.string(), used_in_a_sentence: z.string() });
export type LibraryTerm = z.infer<typeof termSchema>;

const seedTopicSchema = z.object({ id: z.string(), sub_tag: z.string(), text: z.string().max(120) });
export type LibraryTopic = z.infer<typeof seedTopicSchema>;

const librarySchema = z.object({
  taxonomy: z.array(
    z.object({ id: taxonomyClass, name: z.string(), covers: z.string(), not_here: z.string(), sub_tags: z.array(z.string()) }),
  ),
  prompts: z.array(promptSchema).min(1),
  norms: z.array(normSchema).length(8),
  session_formats: z.array(formatSchema).length(6),
  ceremony_formats: z.array(formatSchema).length(3),
  coaching_frame: coachingFrameSchema,
  coaching_guides: z.array(coachingGuideSchema).length(8),
  agreements: z.object({ coaching: agreementSchema, mentoring: agreementSchema }),
  experiment_rules: experimentRulesSchema,
  experiment_templates: z.array(experimentTemplateSchema).length(5),
  artifact_templates: z.array(artifactSchema),
  playbook_templates: z.array(playbookSchema).length(4),
  rubrics: z.array(rubricSchema).length(4),
  glossary: z.array(termSchema).length(25),
  content_lifecycle: contentLifecycleSchema,
  checklists: z.array(checklistSchema),
  decision_trees: z.array(treeSchema),
  session_debrief: formSchema,
  facilitator_debrief: formSchema,
  messages: z.array(z.object({ id: z.string(), surface: z.string(), text: z.string(), buttons: z.array(z.string().max(75)) })),
  seed_topics: z.array(seedTopicSchema).min(8),
});
export type Library = z.infer<typeof librarySchema>;

let starter: Library | null = null;

/** The library that Rondo brings along; read and checked once per process, as it never changes. */
export function readStarterLibrary(): Library {
  starter ??= readLibrary(new URL('./starter-library.yaml', import.meta.url));
  return starter;
}

/** Throws with the place of the first fault when the file does not say what it must. */
export function readLibrary(file: URL): Library {
  return librarySchema.parse(parse(readFileSync(file, 'utf8')));
}

/** Fills `{placeholders}`; throws when one is left, so that nobody is ever greeted as "{first_name}". */
export function fillIn(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing to put in for {${name}}`);
    return value;
  });
}

/** A field of a form of the library, by its key. */
export function getField(form: LibraryForm, key: string): LibraryFormField {
  const field = form.fields.find((one) => one.key === key);
  if (!field) throw new Error(`the library’s form “${form.modal_title}” lacks ${key}`);
  return field;
}
