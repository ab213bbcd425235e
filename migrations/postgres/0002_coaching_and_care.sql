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
CREATE TABLE "mentor_offers" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"offer" text NOT NULL,
	"without" text NOT NULL,
	"from_time" text NOT NULL,
	"until_time" text NOT NULL,
	"places" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "mentor_offers_team_id_community_id_user_id_pk" PRIMARY KEY("team_id","community_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "mentor_requests" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"mentee_id" text NOT NULL,
	"want" text NOT NULL,
	"ranked" jsonb NOT NULL,
	"turn" bigint NOT NULL,
	"mentor_id" text,
	"channel_id" text,
	"ts" text,
	"state" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "mentor_requests_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "mentor_nominations" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"nominator_id" text NOT NULL,
	"nominee_id" text NOT NULL,
	"line" text NOT NULL,
	"state" text NOT NULL,
	"created_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "mentor_nominations_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "mentorships" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"mentor_id" text NOT NULL,
	"mentee_id" text NOT NULL,
	"state" text NOT NULL,
	"ended" text,
	"agreement" jsonb NOT NULL,
	"signed_by" jsonb NOT NULL,
	"zone" text NOT NULL,
	"started_at" bigint NOT NULL,
	"agreed_at" bigint,
	"over_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "mentorships_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "mentorship_talks" (
	"team_id" text NOT NULL,
	"mentorship_id" text NOT NULL,
	"n" bigint NOT NULL,
	"on_date" text NOT NULL,
	"at" text NOT NULL,
	"revision" bigint NOT NULL,
	"state" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "mentorship_talks_team_id_mentorship_id_n_pk" PRIMARY KEY("team_id","mentorship_id","n")
);
--> statement-breakpoint
CREATE TABLE "mentorship_closings" (
	"team_id" text NOT NULL,
	"mentorship_id" text NOT NULL,
	"user_id" text NOT NULL,
	"changed" text NOT NULL,
	"took" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "mentorship_closings_team_id_mentorship_id_user_id_pk" PRIMARY KEY("team_id","mentorship_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "mentorship_gains" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"user_id" text,
	"text" text NOT NULL,
	"shown_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "mentorship_gains_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "mentorship_counts" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"talks" bigint NOT NULL,
	"took" boolean NOT NULL,
	"batch" bigint NOT NULL,
	"month" text NOT NULL,
	"full_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "mentorship_counts_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"quarter_on" text NOT NULL,
	"state" text NOT NULL,
	"told_on" text NOT NULL,
	"closes_on" text NOT NULL,
	"seed" text NOT NULL,
	"pairs" bigint NOT NULL,
	"unplaced" bigint NOT NULL,
	"drawn_at" bigint,
	"told_at" bigint,
	"channel_id" text,
	"ts" text,
	"privacy" text NOT NULL,
	CONSTRAINT "rounds_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_entries" (
	"team_id" text NOT NULL,
	"round_id" text NOT NULL,
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"is_in" boolean NOT NULL,
	"offer" text NOT NULL,
	"want" text NOT NULL,
	"hours_from" text NOT NULL,
	"hours_until" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"unplaced" text,
	"privacy" text NOT NULL,
	CONSTRAINT "round_entries_team_id_round_id_user_id_pk" PRIMARY KEY("team_id","round_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "closing_answered" (
	"team_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"user_id" text NOT NULL,
	"community_id" text NOT NULL,
	"talks" bigint,
	"rated" boolean NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "closing_answered_team_id_pair_id_user_id_pk" PRIMARY KEY("team_id","pair_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "closing_texts" (
	"team_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"user_id" text NOT NULL,
	"community_id" text NOT NULL,
	"text" text NOT NULL,
	"at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "closing_texts_team_id_pair_id_user_id_pk" PRIMARY KEY("team_id","pair_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "closing_counts" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"batch" text NOT NULL,
	"useful" bigint NOT NULL,
	"people" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "closing_counts_team_id_community_id_batch_useful_pk" PRIMARY KEY("team_id","community_id","batch","useful")
);
--> statement-breakpoint
CREATE TABLE "closing_rounds" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"batch" text NOT NULL,
	"closes_at" bigint NOT NULL,
	"known" bigint NOT NULL,
	"met" bigint NOT NULL,
	"all_talks" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "closing_rounds_team_id_community_id_batch_pk" PRIMARY KEY("team_id","community_id","batch")
);
--> statement-breakpoint
CREATE TABLE "thanks" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"from_id" text,
	"to_id" text,
	"kind" text NOT NULL,
	"did" text NOT NULL,
	"changed" text NOT NULL,
	"about_kind" text,
	"about_id" text,
	"at" bigint NOT NULL,
	"told" boolean NOT NULL,
	"wants_notes" boolean NOT NULL,
	"session_id" text,
	"privacy" text NOT NULL,
	CONSTRAINT "thanks_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "thanks_praise" (
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"is_public" boolean NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "thanks_praise_team_id_user_id_pk" PRIMARY KEY("team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "hand_offers" (
	"team_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"user_id" text NOT NULL,
	"community_id" text NOT NULL,
	"offered_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "hand_offers_team_id_experiment_id_user_id_pk" PRIMARY KEY("team_id","experiment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "hand_requests" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"asker_id" text NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"may_know" boolean NOT NULL,
	"chosen" jsonb NOT NULL,
	"left_to_me" boolean NOT NULL,
	"turn" bigint NOT NULL,
	"told" jsonb NOT NULL,
	"at_id" text,
	"ends_at" bigint,
	"promised_at" bigint,
	"status" text NOT NULL,
	"helper_id" text,
	"seed" text NOT NULL,
	"created_at" bigint NOT NULL,
	"answered_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "hand_requests_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "breach_files" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"reporter_id" text NOT NULL,
	"what" text NOT NULL,
	"wish" text NOT NULL,
	"contact" text NOT NULL,
	"readers" jsonb NOT NULL,
	"turn" bigint NOT NULL,
	"ends_at" bigint,
	"holder_id" text,
	"taken_at" bigint,
	"steps" jsonb NOT NULL,
	"held_until" bigint,
	"opens_after" bigint,
	"closed_at" bigint,
	"created_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "breach_files_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "clinic_pauses" (
	"team_id" text NOT NULL,
	"community_id" text NOT NULL,
	"paused_at" bigint,
	"renewed_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "clinic_pauses_team_id_community_id_pk" PRIMARY KEY("team_id","community_id")
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"community_id" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"why" text NOT NULL,
	"want" text NOT NULL,
	"state" text NOT NULL,
	"delivered" boolean NOT NULL,
	"closes_on" text NOT NULL,
	"created_at" bigint NOT NULL,
	"closed_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "proposals_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "rematch_places" (
	"team_id" text NOT NULL,
	"from_id" text NOT NULL,
	"user_id" text NOT NULL,
	"community_id" text NOT NULL,
	"round_id" text,
	"closes_on" text NOT NULL,
	"state" text NOT NULL,
	"by" text NOT NULL,
	"tries" bigint NOT NULL,
	"since" bigint NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "rematch_places_team_id_from_id_user_id_pk" PRIMARY KEY("team_id","from_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "pacts" (
	"team_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"community_id" text NOT NULL,
	"introduction" text NOT NULL,
	"told" bigint NOT NULL,
	"channel_id" text,
	"ts" text,
	"terms" jsonb,
	"version" bigint NOT NULL,
	"standing" jsonb,
	"asking" text NOT NULL,
	"look_on" text NOT NULL,
	"release_on" text NOT NULL,
	"over_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "pacts_team_id_pair_id_pk" PRIMARY KEY("team_id","pair_id")
);
--> statement-breakpoint
CREATE TABLE "pact_pages" (
	"team_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"user_id" text NOT NULL,
	"community_id" text NOT NULL,
	"aims" text NOT NULL,
	"style" text NOT NULL,
	"notes" text NOT NULL,
	"off_limits" text NOT NULL,
	"agreed_to" bigint NOT NULL,
	"signed_at" bigint,
	"privacy" text NOT NULL,
	CONSTRAINT "pact_pages_team_id_pair_id_user_id_pk" PRIMARY KEY("team_id","pair_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "talks" (
	"team_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"number" bigint NOT NULL,
	"community_id" text NOT NULL,
	"at" bigint NOT NULL,
	"minutes" bigint NOT NULL,
	"state" text NOT NULL,
	"pact_at" bigint,
	"revision" bigint NOT NULL,
	"said" jsonb NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "talks_team_id_pair_id_number_pk" PRIMARY KEY("team_id","pair_id","number")
);
--> statement-breakpoint
CREATE TABLE "talk_checks" (
	"team_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"kind" text NOT NULL,
	"on_date" text NOT NULL,
	"asked" bigint NOT NULL,
	"silent" bigint NOT NULL,
	"unreached" boolean NOT NULL,
	"answered" boolean NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "talk_checks_team_id_pair_id_kind_on_date_pk" PRIMARY KEY("team_id","pair_id","kind","on_date")
);
--> statement-breakpoint
CREATE TABLE "talk_rests" (
	"team_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"user_id" text NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "talk_rests_team_id_pair_id_user_id_pk" PRIMARY KEY("team_id","pair_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "talk_self_checks" (
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"number" bigint NOT NULL,
	"community_id" text NOT NULL,
	"at" bigint NOT NULL,
	"answers" jsonb NOT NULL,
	"scores" jsonb NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "talk_self_checks_team_id_user_id_pair_id_number_pk" PRIMARY KEY("team_id","user_id","pair_id","number")
);
--> statement-breakpoint
CREATE TABLE "talk_feedback" (
	"team_id" text NOT NULL,
	"pair_id" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"on_date" text NOT NULL,
	"community_id" text NOT NULL,
	"scores" jsonb NOT NULL,
	"privacy" text NOT NULL,
	CONSTRAINT "talk_feedback_team_id_pair_id_from_id_to_id_on_date_pk" PRIMARY KEY("team_id","pair_id","from_id","to_id","on_date")
);
--> statement-breakpoint
CREATE INDEX "pairs_community" ON "pairs" USING btree ("team_id","community_id","state");
--> statement-breakpoint
CREATE INDEX "pair_people_user" ON "pair_people" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "apart_lists_other" ON "apart_lists" USING btree ("team_id","other_id");
--> statement-breakpoint
CREATE INDEX "reporting_lines_manager" ON "reporting_lines" USING btree ("team_id","manager_id");
--> statement-breakpoint
CREATE INDEX "mentor_requests_by" ON "mentor_requests" USING btree ("team_id","mentee_id");
--> statement-breakpoint
CREATE INDEX "mentor_requests_of" ON "mentor_requests" USING btree ("team_id","state","mentor_id");
--> statement-breakpoint
CREATE INDEX "mentor_nominations_of" ON "mentor_nominations" USING btree ("team_id","community_id","nominee_id");
--> statement-breakpoint
CREATE INDEX "mentorships_by" ON "mentorships" USING btree ("team_id","mentee_id");
--> statement-breakpoint
CREATE INDEX "mentorships_of" ON "mentorships" USING btree ("team_id","mentor_id");
--> statement-breakpoint
CREATE INDEX "rounds_community" ON "rounds" USING btree ("team_id","community_id");
--> statement-breakpoint
CREATE INDEX "round_entries_user" ON "round_entries" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "closing_answered_by" ON "closing_answered" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "closing_texts_by" ON "closing_texts" USING btree ("team_id","user_id","at");
--> statement-breakpoint
CREATE INDEX "thanks_to" ON "thanks" USING btree ("team_id","to_id","at");
--> statement-breakpoint
CREATE INDEX "thanks_in" ON "thanks" USING btree ("team_id","community_id","at");
--> statement-breakpoint
CREATE INDEX "hand_offers_to" ON "hand_offers" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "hand_requests_community" ON "hand_requests" USING btree ("team_id","community_id");
--> statement-breakpoint
CREATE INDEX "hand_requests_asker" ON "hand_requests" USING btree ("team_id","asker_id");
--> statement-breakpoint
CREATE INDEX "breach_files_community" ON "breach_files" USING btree ("team_id","community_id");
--> statement-breakpoint
CREATE INDEX "proposals_from" ON "proposals" USING btree ("team_id","from_id");
--> statement-breakpoint
CREATE INDEX "proposals_to" ON "proposals" USING btree ("team_id","to_id");
--> statement-breakpoint
CREATE INDEX "rematch_places_user" ON "rematch_places" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "rematch_places_round" ON "rematch_places" USING btree ("team_id","round_id");
--> statement-breakpoint
CREATE INDEX "pact_pages_user" ON "pact_pages" USING btree ("team_id","user_id");
--> statement-breakpoint
CREATE INDEX "talk_feedback_to" ON "talk_feedback" USING btree ("team_id","to_id");
