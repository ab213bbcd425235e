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
