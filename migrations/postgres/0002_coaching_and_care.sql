CREATE TABLE "pairs" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"round_id" text,
	"people" jsonb NOT NULL,
	"state" text NOT NULL,
	"ended" text,
	"reason" jsonb NOT NULL,
	"brought" jsonb NOT NULL,
	"seed" text NOT NULL,
	"told_on" text NOT NULL,
	"closes_on" text NOT NULL,
	"channel_id" text,
	"guide_id" text,
	"talks" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"told_at" bigint,
	"agreed_at" bigint,
	"over_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "pairs_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "pair_people" (
	"team_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"user_id" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "pair_people_team_id_pair_id_user_id_pk" PRIMARY KEY("team_id","pair_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"a" text NOT NULL,
	"b" text NOT NULL,
	"met_on" text NOT NULL,
	"third_id" text,
	"privacy" text NOT NULL,
	CONSTRAINT "meetings_team_id_community_id_pair_id_a_b_pk" PRIMARY KEY("team_id","community_id","pair_id","a","b")
);
--> statement-breakpoint
CREATE TABLE "apart_lists" (
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"other_id" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "apart_lists_team_id_user_id_other_id_pk" PRIMARY KEY("team_id","user_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "reporting_lines" (
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"manager_id" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "reporting_lines_team_id_user_id_pk" PRIMARY KEY("team_id","user_id")
);
--> statement-breakpoint
CREATE INDEX "pairs_community" ON "pairs" USING btree ("team_id","community_id","state");
--> statement-breakpoint
CREATE INDEX "pair_people_user" ON "pair_people" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "apart_lists_other" ON "apart_lists" USING btree ("team_id","other_id");
--> statement-breakpoint
CREATE INDEX "reporting_lines_manager" ON "reporting_lines" USING btree ("team_id","manager_id");
