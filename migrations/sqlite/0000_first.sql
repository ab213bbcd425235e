CREATE TABLE `search_documents` (
	`row_number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` text NOT NULL,
	`scope` text NOT NULL,
	`scope_token` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`title_words` text NOT NULL,
	`body_words` text NOT NULL,
	`unspaced` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_document` ON `search_documents` (`team_id`,`kind`,`id`);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`touch` text NOT NULL,
	`lane` text NOT NULL,
	`method` text NOT NULL,
	`payload` text,
	`target` text,
	`when_unsure` text NOT NULL,
	`about_kind` text,
	`about_id` text,
	`told` integer NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`not_before` integer NOT NULL,
	`expires_at` integer,
	`windows` text,
	`cause` text,
	`created_at` integer NOT NULL,
	`first_tried_at` integer,
	`ended_at` integer,
	`channel` text,
	`ts` text,
	`error` text,
	`privacy` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`team_id`,`key`);
--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`status`,`team_id`,`lane`,`position`,`not_before`);
--> statement-breakpoint
CREATE INDEX `outbox_target` ON `outbox` (`team_id`,`target`);
--> statement-breakpoint
CREATE TABLE `delivery_lanes` (
	`team_id` text NOT NULL,
	`lane` text NOT NULL,
	`pace_at` integer NOT NULL,
	`not_before` integer NOT NULL,
	`lease_until` integer NOT NULL,
	`open_at` integer NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `lane`)
);
--> statement-breakpoint
CREATE TABLE `inbound_seen` (
	`team_id` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `inbound_seen_at` ON `inbound_seen` (`at`);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`quarter_on` text NOT NULL,
	`week` integer NOT NULL,
	`on_date` text NOT NULL,
	`at` text NOT NULL,
	`minutes` integer NOT NULL,
	`status` text NOT NULL,
	`topic` text,
	`topic_id` text,
	`leadership` text NOT NULL,
	`facilitator_id` text,
	`second_id` text,
	`scribe_id` text,
	`format_id` text,
	`outcome` text,
	`question` text,
	`pre_read` text,
	`link` text,
	`revision` integer NOT NULL,
	`by_hand` integer NOT NULL,
	`dropped` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_week` ON `sessions` (`team_id`,`community_id`,`quarter_on`,`week`);
--> statement-breakpoint
CREATE TABLE `agenda` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`touch` text NOT NULL,
	`anchor` text NOT NULL,
	`person` text NOT NULL,
	`due_at` integer NOT NULL,
	`local_date` text NOT NULL,
	`local_time` text NOT NULL,
	`zone` text NOT NULL,
	`tzdata` text NOT NULL,
	`late_after` integer,
	`status` text NOT NULL,
	`resting` integer NOT NULL,
	`try_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`ended_at` integer,
	`privacy` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agenda_key` ON `agenda` (`team_id`,`community_id`,`touch`,`anchor`,`person`);
--> statement-breakpoint
CREATE INDEX `agenda_due` ON `agenda` (`status`,`try_at`);
--> statement-breakpoint
CREATE TABLE `daily_jobs` (
	`team_id` text NOT NULL,
	`name` text NOT NULL,
	`done_on` text NOT NULL,
	`try_at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `name`)
);
--> statement-breakpoint
CREATE TABLE `people` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`locale` text NOT NULL,
	`kind` text NOT NULL,
	`active` integer NOT NULL,
	`looked_up_at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `communities` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`channel_id` text,
	`announcement_channel_id` text,
	`zone` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`silenced_by` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `communities_channel` ON `communities` (`team_id`,`channel_id`);
--> statement-breakpoint
CREATE TABLE `members` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`status` text NOT NULL,
	`level` text NOT NULL,
	`joined_on` text,
	`paused_until` text,
	`job_function` text,
	`level_band` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `members_person` ON `members` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `roles` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`, `role`, `from_on`)
);
--> statement-breakpoint
CREATE INDEX `roles_person` ON `roles` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `changes` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` text NOT NULL,
	`what` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`why` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `changes_community` ON `changes` (`team_id`,`community_id`,`at`);
--> statement-breakpoint
CREATE TABLE `trail_links` (
	`team_id` text NOT NULL,
	`from_kind` text NOT NULL,
	`from_id` text NOT NULL,
	`to_kind` text NOT NULL,
	`to_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `from_kind`, `from_id`, `to_kind`, `to_id`)
);
--> statement-breakpoint
CREATE INDEX `trail_links_back` ON `trail_links` (`team_id`,`to_kind`,`to_id`);
--> statement-breakpoint
CREATE TABLE `asks` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`priority` integer NOT NULL,
	`minutes` integer NOT NULL,
	`opens_on` text NOT NULL,
	`expires_at` integer NOT NULL,
	`reminder` integer NOT NULL,
	`status` text NOT NULL,
	`asked_at` integer,
	`reminded_at` integer,
	`answered_at` integer,
	`passed_at` integer,
	`brought_on` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `asks_once` ON `asks` (`team_id`,`kind`,`ref`,`user_id`);
--> statement-breakpoint
CREATE INDEX `asks_waiting` ON `asks` (`team_id`,`user_id`,`status`);
--> statement-breakpoint
CREATE INDEX `asks_expiry` ON `asks` (`status`,`expires_at`);
--> statement-breakpoint
CREATE TABLE `attention` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`slot_weekday` integer,
	`slot_at` text,
	`quiet` integer NOT NULL,
	`quiet_since` integer,
	`silent_asks` integer NOT NULL,
	`last_reacted_at` integer,
	`reader_asked_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `attention_ledger` (
	`team_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`user_id` text,
	`channel_id` text,
	`week_on` text NOT NULL,
	`community_id` text NOT NULL,
	`touch` text NOT NULL,
	`at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `attention_ledger_person` ON `attention_ledger` (`team_id`,`user_id`,`at`);
--> statement-breakpoint
CREATE INDEX `attention_ledger_channel` ON `attention_ledger` (`team_id`,`channel_id`,`week_on`);
--> statement-breakpoint
CREATE INDEX `attention_ledger_at` ON `attention_ledger` (`at`);
--> statement-breakpoint
CREATE TABLE `set_up_drafts` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`author_id` text NOT NULL,
	`community_id` text,
	`status` text NOT NULL,
	`part` text NOT NULL,
	`shape` text NOT NULL,
	`typed` text NOT NULL,
	`round` integer NOT NULL,
	`touched_at` integer NOT NULL,
	`proposed_at` integer,
	`agreed_at` integer,
	`preview_ts` text,
	`objections_until_on` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `set_up_drafts_author` ON `set_up_drafts` (`team_id`,`author_id`);
--> statement-breakpoint
CREATE INDEX `set_up_drafts_community` ON `set_up_drafts` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE INDEX `set_up_drafts_touched` ON `set_up_drafts` (`touched_at`);
--> statement-breakpoint
CREATE TABLE `set_up_objections` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`user_id` text,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `set_up_objections_draft` ON `set_up_objections` (`team_id`,`draft_id`);
--> statement-breakpoint
CREATE TABLE `admissions` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`by_user_id` text NOT NULL,
	`why` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `vacancies` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`role` text NOT NULL,
	`user_id` text,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `pause_ends` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`ended_on` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `buddies` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`newcomer_id` text NOT NULL,
	`buddy_id` text NOT NULL,
	`status` text NOT NULL,
	`introduced_on` text NOT NULL,
	`seed` text NOT NULL,
	`reason` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `buddies_of` ON `buddies` (`team_id`,`community_id`,`newcomer_id`);
--> statement-breakpoint
CREATE TABLE `onboardings` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`joined_on` text NOT NULL,
	`welcomed_at` integer,
	`answered_at` integer,
	`hope` text NOT NULL,
	`interests` text NOT NULL,
	`introduced_on` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `welcome_scores` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`question` text NOT NULL,
	`score` integer NOT NULL,
	`batch` integer NOT NULL,
	`month` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `newcomer_questions` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `check_ins` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`week_on` text NOT NULL,
	`mood` integer NOT NULL,
	`counted_in` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`, `week_on`)
);
--> statement-breakpoint
CREATE TABLE `mood_counts` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`week_on` text NOT NULL,
	`mood` integer NOT NULL,
	`people` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `week_on`, `mood`)
);
--> statement-breakpoint
CREATE TABLE `hands` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `hands_user` ON `hands` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `hand_releases` (
	`team_id` text NOT NULL,
	`hand_id` text NOT NULL,
	`community_id` text NOT NULL,
	`released_at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `hand_id`, `community_id`)
);
--> statement-breakpoint
CREATE INDEX `hand_releases_community` ON `hand_releases` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE TABLE `community_prompts` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`id` text NOT NULL,
	`taxonomy` text NOT NULL,
	`kind` text NOT NULL,
	`exposure` integer NOT NULL,
	`minutes` integer NOT NULL,
	`sub_tag` text NOT NULL,
	`text` text NOT NULL,
	`follow_up` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `prompt_marks` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`prompt_id` text NOT NULL,
	`retired_at` integer,
	`queued` integer,
	PRIMARY KEY(`team_id`, `community_id`, `prompt_id`)
);
--> statement-breakpoint
CREATE TABLE `prompt_uses` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`session_id` text NOT NULL,
	`prompt_id` text NOT NULL,
	`taxonomy` text NOT NULL,
	`kind` text NOT NULL,
	`exposure` integer NOT NULL,
	`minutes` integer NOT NULL,
	`text` text NOT NULL,
	`follow_up` text NOT NULL,
	`form` text NOT NULL,
	`cycle` integer NOT NULL,
	`seed` text NOT NULL,
	`why` text NOT NULL,
	`status` text NOT NULL,
	`used_on` text NOT NULL,
	`channel_id` text,
	`ts` text,
	`closed_at` integer,
	`kept_on` integer NOT NULL,
	`totals` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prompt_uses_session` ON `prompt_uses` (`team_id`,`community_id`,`session_id`);
--> statement-breakpoint
CREATE INDEX `prompt_uses_message` ON `prompt_uses` (`team_id`,`channel_id`,`ts`);
--> statement-breakpoint
CREATE TABLE `prompt_answers` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`use_id` text NOT NULL,
	`mode` text NOT NULL,
	`text` text NOT NULL,
	`author_id` text,
	`ts` text,
	`channel_id` text,
	`late` integer NOT NULL,
	`may_go_alone` integer NOT NULL,
	`privacy` text NOT NULL,
	`released_at` integer,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `prompt_answers_use` ON `prompt_answers` (`team_id`,`use_id`);
--> statement-breakpoint
CREATE INDEX `prompt_answers_author` ON `prompt_answers` (`team_id`,`author_id`);
--> statement-breakpoint
CREATE TABLE `prompt_authors` (
	`team_id` text NOT NULL,
	`use_id` text NOT NULL,
	`user_id` text NOT NULL,
	`answer_id` text NOT NULL,
	`ask_key` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `use_id`, `user_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prompt_authors_ask` ON `prompt_authors` (`team_id`,`ask_key`);
--> statement-breakpoint
CREATE TABLE `prompt_votes` (
	`team_id` text NOT NULL,
	`use_id` text NOT NULL,
	`choice` integer NOT NULL,
	`n` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `use_id`, `choice`)
);
--> statement-breakpoint
CREATE TABLE `prompt_voters` (
	`team_id` text NOT NULL,
	`use_id` text NOT NULL,
	`user_id` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `use_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `prompt_duties` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`on_date` text NOT NULL,
	`seed` text NOT NULL,
	`why` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `session_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `reflections` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`author_id` text,
	`question` text NOT NULL,
	`note` text NOT NULL,
	`worked` text NOT NULL,
	`did_not` text NOT NULL,
	`next` text NOT NULL,
	`privacy` text NOT NULL,
	`created_at` integer NOT NULL,
	`shared_at` integer,
	`thread_channel_id` text,
	`thread_ts` text,
	`channel_id` text,
	`ts` text,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `reflections_author` ON `reflections` (`team_id`,`author_id`);
--> statement-breakpoint
CREATE INDEX `reflections_shared` ON `reflections` (`team_id`,`community_id`,`shared_at`);
--> statement-breakpoint
CREATE TABLE `steps` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`author_id` text,
	`reflection_id` text,
	`text` text NOT NULL,
	`ask_on` text,
	`state` text NOT NULL,
	`happened` text NOT NULL,
	`asks` integer NOT NULL,
	`privacy` text NOT NULL,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	`shared_at` integer,
	`channel_id` text,
	`ts` text,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `steps_author` ON `steps` (`team_id`,`author_id`);
--> statement-breakpoint
CREATE INDEX `steps_answered` ON `steps` (`team_id`,`community_id`,`answered_at`);
--> statement-breakpoint
CREATE TABLE `session_calendars` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`quarter_on` text NOT NULL,
	`status` text NOT NULL,
	`channel_id` text,
	`ts` text,
	`session_ids` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `quarter_on`)
);
--> statement-breakpoint
CREATE TABLE `session_announcements` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`community_id` text NOT NULL,
	`status` text NOT NULL,
	`channel_id` text,
	`ts` text,
	`drawn` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`)
);
--> statement-breakpoint
CREATE TABLE `session_rsvps` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`community_id` text NOT NULL,
	`answer` text NOT NULL,
	`reminder` integer NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `session_rsvps_of` ON `session_rsvps` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `session_moves` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`revision` integer NOT NULL,
	`community_id` text NOT NULL,
	`from_on` text NOT NULL,
	`from_at` text NOT NULL,
	`by_user_id` text,
	`why` text NOT NULL,
	`short_notice` integer,
	`said` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `revision`)
);
--> statement-breakpoint
CREATE INDEX `session_moves_of` ON `session_moves` (`team_id`,`community_id`,`said`);
--> statement-breakpoint
CREATE TABLE `topics` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`text` text NOT NULL,
	`key` text NOT NULL,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`seed_id` text,
	`sub_tag` text,
	`asked` integer NOT NULL,
	`losses` integer NOT NULL,
	`listed_at` integer NOT NULL,
	`front_at` integer,
	`retired_at` integer,
	`why` text,
	`merged_into` text,
	`star_yes` integer NOT NULL,
	`star_of` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_key` ON `topics` (`team_id`,`community_id`,`key`);
--> statement-breakpoint
CREATE TABLE `topic_wishes` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`user_id` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `topic_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `topic_wishes_person` ON `topic_wishes` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `topic_volunteers` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `topic_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `topic_volunteers_person` ON `topic_volunteers` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `topics_apart` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`a` text NOT NULL,
	`b` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `a`, `b`)
);
--> statement-breakpoint
CREATE TABLE `topic_votes` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`coming_id` text NOT NULL,
	`target_id` text NOT NULL,
	`status` text NOT NULL,
	`options` text NOT NULL,
	`dots` integer NOT NULL,
	`outcome` text,
	`choices` text NOT NULL,
	`chosen_id` text,
	`chosen_by` text,
	`seed` text,
	`voted` integer NOT NULL,
	`totals` text,
	`retired` text NOT NULL,
	`opened_at` integer NOT NULL,
	`announced_at` integer,
	`channel_id` text,
	`ts` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topic_votes_coming` ON `topic_votes` (`team_id`,`community_id`,`coming_id`);
--> statement-breakpoint
CREATE TABLE `topic_ballots` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`user_id` text NOT NULL,
	`dots` text NOT NULL,
	`north_star` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `vote_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `topic_ballots_person` ON `topic_ballots` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `facilitation_standings` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`place` integer NOT NULL,
	`debt` integer NOT NULL,
	`due` integer NOT NULL,
	`turns` integer NOT NULL,
	`served_at` integer NOT NULL,
	`here` integer NOT NULL,
	`left_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `facilitation_ledgers` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`clock` integer NOT NULL,
	`last_server` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`)
);
--> statement-breakpoint
CREATE TABLE `facilitation_wishes` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `facilitation_absences` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`, `from_on`)
);
--> statement-breakpoint
CREATE TABLE `facilitation_offers` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`session_id` text NOT NULL,
	`kind` text NOT NULL,
	`user_id` text NOT NULL,
	`from_id` text,
	`note` text NOT NULL,
	`why` text NOT NULL,
	`asked_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`channel_id` text,
	`ts` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `facilitation_offers_session` ON `facilitation_offers` (`team_id`,`session_id`);
--> statement-breakpoint
CREATE TABLE `facilitation_asked` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`session_id` text NOT NULL,
	`kind` text NOT NULL,
	`user_id` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `kind`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `facilitation_refusals` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`group_id` text NOT NULL,
	`error` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `group_id`)
);
--> statement-breakpoint
CREATE TABLE `jobs_done` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`session_id` text NOT NULL,
	`job` text NOT NULL,
	`user_id` text NOT NULL,
	`done_on` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `job`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `jobs_done_in` ON `jobs_done` (`team_id`,`community_id`,`done_on`);
--> statement-breakpoint
CREATE TABLE `job_draws` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`session_id` text NOT NULL,
	`job` text NOT NULL,
	`seed` text NOT NULL,
	`why` text NOT NULL,
	`user_id` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `job`)
);
--> statement-breakpoint
CREATE TABLE `own_formats` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`kind` text NOT NULL,
	`minutes` integer NOT NULL,
	`effort` integer,
	`steps` text NOT NULL,
	`based_on` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	`version` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `session_plans` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`community_id` text NOT NULL,
	`format_id` text,
	`steps` text,
	`edited` integer NOT NULL,
	`version` integer NOT NULL,
	`texts_version` integer NOT NULL,
	`changed_by` text,
	`changed_at` integer,
	`good` text,
	`good_at` integer,
	`locked_at` integer,
	`locked` text,
	`locked_as` text,
	`opened_at` integer,
	`ticks` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`)
);
--> statement-breakpoint
CREATE INDEX `session_plans_community` ON `session_plans` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE TABLE `session_plan_versions` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`version` integer NOT NULL,
	`community_id` text NOT NULL,
	`format_id` text NOT NULL,
	`steps` text NOT NULL,
	`user_id` text,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `version`)
);
--> statement-breakpoint
CREATE INDEX `session_plan_versions_person` ON `session_plan_versions` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `session_days` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`community_id` text NOT NULL,
	`steps` text NOT NULL,
	`skipped` text NOT NULL,
	`ends` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`step_index` integer NOT NULL,
	`spoken` integer NOT NULL,
	`version` integer NOT NULL,
	`changed_by` text,
	`host_id` text,
	`seed` text NOT NULL,
	`channel_id` text,
	`ts` text,
	`doors_at` integer,
	`over_at` integer,
	`unnamed` integer NOT NULL,
	`forgotten_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`)
);
--> statement-breakpoint
CREATE INDEX `session_days_of` ON `session_days` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE TABLE `session_consoles` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`session_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`channel_id` text,
	`ts` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_consoles_whose` ON `session_consoles` (`team_id`,`session_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `session_arrivals` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `session_arrivals_of` ON `session_arrivals` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `last_sessions` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`on_date` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `group_draws` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`step` integer NOT NULL,
	`community_id` text NOT NULL,
	`draw` integer NOT NULL,
	`size` integer NOT NULL,
	`groups` text NOT NULL,
	`with_roles` integer NOT NULL,
	`host_id` text,
	`channel_id` text,
	`ts` text,
	`counted` integer NOT NULL,
	`drawn_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `step`)
);
--> statement-breakpoint
CREATE TABLE `group_meetings` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`a_id` text NOT NULL,
	`b_id` text NOT NULL,
	`times` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `a_id`, `b_id`)
);
--> statement-breakpoint
CREATE TABLE `table_steps` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`step` integer NOT NULL,
	`community_id` text NOT NULL,
	`tool` text NOT NULL,
	`topic_id` text,
	`began_at` integer NOT NULL,
	`ended_at` integer,
	`seed` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `step`)
);
--> statement-breakpoint
CREATE TABLE `table_topics` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`text` text NOT NULL,
	`user_id` text,
	`place` integer,
	`written_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `table_dots` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`given_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `user_id`, `topic_id`)
);
--> statement-breakpoint
CREATE TABLE `table_thumbs` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`step` integer NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`wants` text NOT NULL,
	`given_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `step`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `table_cards` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`step` integer NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`text` text NOT NULL,
	`written_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `step`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `debriefs` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`community_id` text NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	`seed` text NOT NULL,
	`steps` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`)
);
--> statement-breakpoint
CREATE INDEX `debriefs_of` ON `debriefs` (`team_id`,`community_id`,`closes_at`);
--> statement-breakpoint
CREATE TABLE `debrief_scores` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`session_id` text NOT NULL,
	`question` text NOT NULL,
	`score` integer NOT NULL,
	`month` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `debrief_scores_session` ON `debrief_scores` (`team_id`,`session_id`);
--> statement-breakpoint
CREATE TABLE `debrief_answered` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`stepped` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `take_aways` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`session_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text,
	`text` text NOT NULL,
	`reach` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `take_aways_session` ON `take_aways` (`team_id`,`session_id`);
--> statement-breakpoint
CREATE INDEX `take_aways_author` ON `take_aways` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `session_notes` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`community_id` text NOT NULL,
	`patterns` text NOT NULL,
	`stuck` text NOT NULL,
	`worked` text NOT NULL,
	`change` text NOT NULL,
	`thanks` text NOT NULL,
	`thanks_to` text,
	`authors` text NOT NULL,
	`credits` text,
	`state` text NOT NULL,
	`channel_id` text,
	`ts` text,
	`stale` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`)
);
--> statement-breakpoint
CREATE INDEX `session_notes_of` ON `session_notes` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE TABLE `preparation_bands` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`community_id` text NOT NULL,
	`number` integer NOT NULL,
	`band` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`)
);
