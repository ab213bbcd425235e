CREATE TABLE "experiments" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"owner_id" text,
	"title" text NOT NULL,
	"template_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"visibility" text NOT NULL,
	"buddy_id" text,
	"partner_id" text,
	"partner_agreed" boolean NOT NULL,
	"source_id" text,
	"findings" jsonb NOT NULL,
	"state" text NOT NULL,
	"round" bigint NOT NULL,
	"before_id" text,
	"start_on" text,
	"days" bigint NOT NULL,
	"since_on" text,
	"extended" boolean NOT NULL,
	"misses" bigint NOT NULL,
	"verdict" text,
	"created_at" bigint NOT NULL,
	"started_at" bigint,
	"result_at" bigint,
	"decided_at" bigint,
	"shared_at" bigint,
	"changed_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "experiments_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "experiment_moments" (
	"team_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"number" bigint NOT NULL,
	"at" bigint NOT NULL,
	"is" text NOT NULL,
	"state" text NOT NULL,
	"by_id" text,
	"privacy" text NOT NULL,
	CONSTRAINT "experiment_moments_team_id_experiment_id_number_pk" PRIMARY KEY("team_id","experiment_id","number")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"kind" text NOT NULL,
	"form_id" text,
	"title" text NOT NULL,
	"parts" jsonb NOT NULL,
	"topic_class" text,
	"sub_tags" jsonb NOT NULL,
	"state" text NOT NULL,
	"privacy" text NOT NULL,
	"author_id" text,
	"steward_id" text,
	"credit" text,
	"version" bigint NOT NULL,
	"review_on" text,
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	"shared_at" bigint,
	"used_at" bigint,
	CONSTRAINT "items_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "item_versions" (
	"team_id" text NOT NULL,
	"item_id" text NOT NULL,
	"version" bigint NOT NULL,
	"title" text NOT NULL,
	"parts" jsonb NOT NULL,
	"topic_class" text,
	"sub_tags" jsonb NOT NULL,
	"at" bigint NOT NULL,
	"by_id" text,
	"what" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "item_versions_team_id_item_id_version_pk" PRIMARY KEY("team_id","item_id","version")
);
--> statement-breakpoint
CREATE TABLE "item_moments" (
	"team_id" text NOT NULL,
	"item_id" text NOT NULL,
	"number" bigint NOT NULL,
	"at" bigint NOT NULL,
	"by_id" text,
	"what" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "item_moments_team_id_item_id_number_pk" PRIMARY KEY("team_id","item_id","number")
);
--> statement-breakpoint
CREATE TABLE "checkpoint_answers" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"by_id" text,
	"at" bigint NOT NULL,
	"day" bigint NOT NULL,
	"did" text NOT NULL,
	"saw" text NOT NULL,
	"vs" text NOT NULL,
	"learned" text NOT NULL,
	"next" text NOT NULL,
	"second" boolean NOT NULL,
	"kept" boolean NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "checkpoint_answers_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "kept_messages" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"keeper_id" text,
	"author_id" text,
	"item_id" text,
	"status" text NOT NULL,
	"form_id" text NOT NULL,
	"title" text NOT NULL,
	"words" text NOT NULL,
	"topic_class" text,
	"kept_at" bigint NOT NULL,
	"asked_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "kept_messages_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "boards" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"session_id" text NOT NULL,
	"posted_at" bigint NOT NULL,
	"channel_id" text,
	"ts" text,
	"privacy" text NOT NULL,
	CONSTRAINT "boards_team_id_session_id_pk" PRIMARY KEY("team_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "cheers" (
	"team_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"user_id" text NOT NULL,
	"community_id" text NOT NULL,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "cheers_team_id_experiment_id_user_id_pk" PRIMARY KEY("team_id","experiment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"ref_kind" text NOT NULL,
	"ref_id" text NOT NULL,
	"who" text NOT NULL,
	"job_function" text NOT NULL,
	"why" text NOT NULL,
	"state" text NOT NULL,
	"by_id" text,
	"at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "invitations_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"team_id" text NOT NULL,
	"session_id" text NOT NULL,
	"bringer_id" text NOT NULL,
	"community_id" text NOT NULL,
	"situation" text NOT NULL,
	"tried" text NOT NULL,
	"question" text NOT NULL,
	"stays" text NOT NULL,
	"readers" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "cases_team_id_session_id_bringer_id_pk" PRIMARY KEY("team_id","session_id","bringer_id")
);
--> statement-breakpoint
CREATE TABLE "reuses" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"item_id" text NOT NULL,
	"experiment_id" text,
	"user_id" text,
	"by_author" boolean NOT NULL,
	"elsewhere" boolean,
	"team_size" text,
	"setting" text NOT NULL,
	"outcome" text,
	"stage" text NOT NULL,
	"started_at" bigint,
	"known_at" bigint,
	"reported_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "reuses_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "annotations" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"item_id" text NOT NULL,
	"reuse_id" text,
	"user_id" text,
	"named" boolean NOT NULL,
	"credit" text NOT NULL,
	"kind" text NOT NULL,
	"context" text NOT NULL,
	"what" text NOT NULL,
	"effect" text NOT NULL,
	"keep" text NOT NULL,
	"reply" text NOT NULL,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "annotations_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "reuse_questions" (
	"team_id" text NOT NULL,
	"reuse_id" text NOT NULL,
	"asker" text NOT NULL,
	"community_id" text NOT NULL,
	"asked_by_id" text NOT NULL,
	"answered_by_id" text NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "reuse_questions_team_id_reuse_id_asker_pk" PRIMARY KEY("team_id","reuse_id","asker")
);
--> statement-breakpoint
CREATE TABLE "upkeep_rows" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"month_on" text NOT NULL,
	"item_id" text NOT NULL,
	"reason" text NOT NULL,
	"again" boolean NOT NULL,
	"place" bigint NOT NULL,
	"settled" text,
	"settled_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "upkeep_rows_team_id_community_id_month_on_item_id_pk" PRIMARY KEY("team_id","community_id","month_on","item_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"rule_kind" text NOT NULL,
	"rule_id" text NOT NULL,
	"author_id" text,
	"question" text NOT NULL,
	"decider" text NOT NULL,
	"heard" text NOT NULL,
	"raised_on" text NOT NULL,
	"decided_on" text NOT NULL,
	"carried_on" text,
	"reversed_on" text,
	"created_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "decisions_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "pilot_partners" (
	"team_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"community_id" text NOT NULL,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	"ref" text NOT NULL,
	"user_id" text NOT NULL,
	"answer" text NOT NULL,
	"line" text,
	CONSTRAINT "pilot_partners_team_id_experiment_id_pk" PRIMARY KEY("team_id","experiment_id")
);
--> statement-breakpoint
CREATE TABLE "pilot_checks" (
	"team_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"community_id" text NOT NULL,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	"moment" text NOT NULL,
	"user_id" text NOT NULL,
	"answers" jsonb NOT NULL,
	CONSTRAINT "pilot_checks_team_id_experiment_id_moment_user_id_pk" PRIMARY KEY("team_id","experiment_id","moment","user_id")
);
--> statement-breakpoint
CREATE TABLE "pilot_marks" (
	"team_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"community_id" text NOT NULL,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	"moment" text NOT NULL,
	"question" bigint NOT NULL,
	"alike" boolean NOT NULL,
	CONSTRAINT "pilot_marks_team_id_experiment_id_moment_question_pk" PRIMARY KEY("team_id","experiment_id","moment","question")
);
--> statement-breakpoint
CREATE TABLE "pilot_again" (
	"team_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"community_id" text NOT NULL,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	"user_id" text NOT NULL,
	"again" boolean NOT NULL,
	CONSTRAINT "pilot_again_team_id_experiment_id_user_id_pk" PRIMARY KEY("team_id","experiment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"pilot_id" text NOT NULL,
	"owner_id" text,
	"title" text NOT NULL,
	"aim" text NOT NULL,
	"sponsor" text NOT NULL,
	"state" text NOT NULL,
	"leadership_id" text,
	"leadership_kind" text,
	"outcome" text,
	"started_on" text NOT NULL,
	"ended_on" text,
	"created_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "projects_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "project_progress" (
	"team_id" text NOT NULL,
	"project_id" text NOT NULL,
	"community_id" text NOT NULL,
	"month" bigint NOT NULL,
	"on_date" text NOT NULL,
	"author_id" text,
	"done" text NOT NULL,
	"stuck" text NOT NULL,
	"next" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "project_progress_team_id_project_id_month_pk" PRIMARY KEY("team_id","project_id","month")
);
--> statement-breakpoint
CREATE TABLE "playbook_claims" (
	"team_id" text NOT NULL,
	"item_id" text NOT NULL,
	"section" text NOT NULL,
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"since" bigint NOT NULL,
	"touched_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "playbook_claims_team_id_item_id_section_pk" PRIMARY KEY("team_id","item_id","section")
);
--> statement-breakpoint
CREATE TABLE "playbook_ways" (
	"team_id" text NOT NULL,
	"item_id" text NOT NULL,
	"other_id" text NOT NULL,
	"community_id" text NOT NULL,
	"by_id" text,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "playbook_ways_team_id_item_id_other_id_pk" PRIMARY KEY("team_id","item_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "playbook_follows" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"item_id" text NOT NULL,
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"next" bigint NOT NULL,
	"answers" jsonb NOT NULL,
	"state" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "playbook_follows_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "release_readings" (
	"team_id" text NOT NULL,
	"item_id" text NOT NULL,
	"audience" text NOT NULL,
	"version" bigint NOT NULL,
	"community_id" text NOT NULL,
	"reader_id" text,
	"asked_at" bigint NOT NULL,
	"answer" text NOT NULL,
	"note" text NOT NULL,
	"answered_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "release_readings_team_id_item_id_audience_pk" PRIMARY KEY("team_id","item_id","audience")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"team_id" text NOT NULL,
	"item_id" text NOT NULL,
	"community_id" text NOT NULL,
	"version" bigint NOT NULL,
	"at" bigint NOT NULL,
	"channel_id" text,
	"ts" text,
	"refused" text,
	"privacy" text NOT NULL,
	CONSTRAINT "releases_team_id_item_id_pk" PRIMARY KEY("team_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "release_passes" (
	"team_id" text NOT NULL,
	"item_id" text NOT NULL,
	"user_id" text NOT NULL,
	"community_id" text NOT NULL,
	"until" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "release_passes_team_id_item_id_user_id_pk" PRIMARY KEY("team_id","item_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "release_subscriptions" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"told_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "release_subscriptions_team_id_community_id_user_id_pk" PRIMARY KEY("team_id","community_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "release_quotations" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"item_id" text NOT NULL,
	"community_id" text NOT NULL,
	"user_id" text,
	"by_id" text,
	"words" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"consent" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "release_quotations_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "glossary_confirmations" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"item_id" text NOT NULL,
	"job_function" text NOT NULL,
	"user_id" text,
	"at" bigint NOT NULL,
	"definition" text NOT NULL,
	"own" boolean NOT NULL,
	"clash_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "glossary_confirmations_team_id_item_id_job_function_pk" PRIMARY KEY("team_id","item_id","job_function")
);
--> statement-breakpoint
CREATE TABLE "glossary_readings" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"item_id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "glossary_readings_team_id_item_id_user_id_pk" PRIMARY KEY("team_id","item_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "glossary_starts" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "glossary_starts_team_id_community_id_pk" PRIMARY KEY("team_id","community_id")
);
--> statement-breakpoint
CREATE TABLE "tool_copies" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"owner_id" text,
	"kind" text NOT NULL,
	"origin_id" text NOT NULL,
	"name" text NOT NULL,
	"use_when" text NOT NULL,
	"body" text NOT NULL,
	"privacy" text NOT NULL,
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "tool_copies_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "tool_runs" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"tool_id" text NOT NULL,
	"ticks" jsonb NOT NULL,
	"changed_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "tool_runs_team_id_user_id_tool_id_pk" PRIMARY KEY("team_id","user_id","tool_id")
);
--> statement-breakpoint
CREATE TABLE "tool_ratings" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"tool_id" text NOT NULL,
	"at" bigint NOT NULL,
	"scores" jsonb NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "tool_ratings_team_id_user_id_tool_id_at_pk" PRIMARY KEY("team_id","user_id","tool_id","at")
);
--> statement-breakpoint
CREATE TABLE "tool_counts" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"tool_id" text NOT NULL,
	"month" text NOT NULL,
	"what" text NOT NULL,
	"n" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "tool_counts_team_id_community_id_tool_id_month_what_pk" PRIMARY KEY("team_id","community_id","tool_id","month","what")
);
--> statement-breakpoint
CREATE TABLE "vain_searches" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"week_on" text NOT NULL,
	"key" text NOT NULL,
	"words" text NOT NULL,
	"times" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "vain_searches_team_id_community_id_week_on_key_pk" PRIMARY KEY("team_id","community_id","week_on","key")
);
--> statement-breakpoint
CREATE INDEX "experiments_in" ON "experiments" USING btree ("team_id","community_id","state");
--> statement-breakpoint
CREATE INDEX "experiments_owner" ON "experiments" USING btree ("team_id","owner_id");
--> statement-breakpoint
CREATE INDEX "experiments_partner" ON "experiments" USING btree ("team_id","partner_id");
--> statement-breakpoint
CREATE INDEX "experiments_source" ON "experiments" USING btree ("team_id","source_id");
--> statement-breakpoint
CREATE INDEX "items_in" ON "items" USING btree ("team_id","community_id","kind","state");
--> statement-breakpoint
CREATE INDEX "items_author" ON "items" USING btree ("team_id","author_id");
--> statement-breakpoint
CREATE INDEX "items_steward" ON "items" USING btree ("team_id","steward_id");
--> statement-breakpoint
CREATE INDEX "checkpoint_answers_of" ON "checkpoint_answers" USING btree ("team_id","experiment_id","at");
--> statement-breakpoint
CREATE INDEX "checkpoint_answers_by" ON "checkpoint_answers" USING btree ("team_id","by_id");
--> statement-breakpoint
CREATE INDEX "kept_messages_of" ON "kept_messages" USING btree ("team_id","channel_id","ts");
--> statement-breakpoint
CREATE INDEX "kept_messages_item" ON "kept_messages" USING btree ("team_id","item_id");
--> statement-breakpoint
CREATE INDEX "boards_newest" ON "boards" USING btree ("team_id","community_id","posted_at");
--> statement-breakpoint
CREATE INDEX "cheers_by" ON "cheers" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "invitations_in" ON "invitations" USING btree ("team_id","community_id","state");
--> statement-breakpoint
CREATE INDEX "invitations_for" ON "invitations" USING btree ("team_id","ref_kind","ref_id");
--> statement-breakpoint
CREATE INDEX "cases_bringer" ON "cases" USING btree ("team_id","bringer_id");
--> statement-breakpoint
CREATE INDEX "cases_expiry" ON "cases" USING btree ("expires_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "reuses_experiment" ON "reuses" USING btree ("team_id","experiment_id");
--> statement-breakpoint
CREATE INDEX "reuses_item" ON "reuses" USING btree ("team_id","item_id");
--> statement-breakpoint
CREATE INDEX "reuses_community" ON "reuses" USING btree ("team_id","community_id");
--> statement-breakpoint
CREATE INDEX "reuses_person" ON "reuses" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "annotations_item" ON "annotations" USING btree ("team_id","item_id");
--> statement-breakpoint
CREATE INDEX "annotations_community" ON "annotations" USING btree ("team_id","community_id");
--> statement-breakpoint
CREATE INDEX "annotations_person" ON "annotations" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "reuse_questions_asked" ON "reuse_questions" USING btree ("team_id","asked_by_id");
--> statement-breakpoint
CREATE INDEX "reuse_questions_answered" ON "reuse_questions" USING btree ("team_id","answered_by_id");
--> statement-breakpoint
CREATE INDEX "decisions_under" ON "decisions" USING btree ("team_id","rule_id");
--> statement-breakpoint
CREATE INDEX "decisions_in" ON "decisions" USING btree ("team_id","community_id");
--> statement-breakpoint
CREATE INDEX "decisions_author" ON "decisions" USING btree ("team_id","author_id");
--> statement-breakpoint
CREATE INDEX "pilot_partners_ref" ON "pilot_partners" USING btree ("team_id","ref");
--> statement-breakpoint
CREATE INDEX "pilot_partners_person" ON "pilot_partners" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "pilot_checks_person" ON "pilot_checks" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "pilot_checks_at" ON "pilot_checks" USING btree ("at");
--> statement-breakpoint
CREATE INDEX "pilot_again_person" ON "pilot_again" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "projects_pilot" ON "projects" USING btree ("team_id","pilot_id");
--> statement-breakpoint
CREATE INDEX "projects_in" ON "projects" USING btree ("team_id","community_id","state");
--> statement-breakpoint
CREATE INDEX "project_progress_author" ON "project_progress" USING btree ("team_id","author_id");
--> statement-breakpoint
CREATE INDEX "playbook_claims_by" ON "playbook_claims" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "playbook_ways_back" ON "playbook_ways" USING btree ("team_id","other_id");
--> statement-breakpoint
CREATE INDEX "playbook_follows_by" ON "playbook_follows" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "release_readings_in" ON "release_readings" USING btree ("team_id","community_id");
--> statement-breakpoint
CREATE INDEX "releases_in" ON "releases" USING btree ("team_id","community_id","at");
--> statement-breakpoint
CREATE INDEX "release_passes_of" ON "release_passes" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "release_subscriptions_of" ON "release_subscriptions" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "release_quotations_in" ON "release_quotations" USING btree ("team_id","item_id");
--> statement-breakpoint
CREATE INDEX "release_quotations_of" ON "release_quotations" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "glossary_confirmations_in" ON "glossary_confirmations" USING btree ("team_id","community_id");
--> statement-breakpoint
CREATE INDEX "glossary_confirmations_person" ON "glossary_confirmations" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "glossary_readings_person" ON "glossary_readings" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "tool_copies_in" ON "tool_copies" USING btree ("team_id","community_id");
--> statement-breakpoint
CREATE INDEX "tool_copies_owner" ON "tool_copies" USING btree ("team_id","owner_id");
