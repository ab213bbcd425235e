CREATE TABLE `pairs` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`round_id` text,
	`people` text NOT NULL,
	`state` text NOT NULL,
	`ended` text,
	`reason` text NOT NULL,
	`brought` text NOT NULL,
	`seed` text NOT NULL,
	`told_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`channel_id` text,
	`guide_id` text,
	`talks` integer NOT NULL,
	`created_at` integer NOT NULL,
	`told_at` integer,
	`agreed_at` integer,
	`over_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `pairs_community` ON `pairs` (`team_id`,`community_id`,`state`);
--> statement-breakpoint
CREATE TABLE `pair_people` (
	`team_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`user_id` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `pair_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `pair_people_user` ON `pair_people` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `meetings` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`a` text NOT NULL,
	`b` text NOT NULL,
	`met_on` text NOT NULL,
	`third_id` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `pair_id`, `a`, `b`)
);
--> statement-breakpoint
CREATE TABLE `apart_lists` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`other_id` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`, `other_id`)
);
--> statement-breakpoint
CREATE INDEX `apart_lists_other` ON `apart_lists` (`team_id`,`other_id`);
--> statement-breakpoint
CREATE TABLE `reporting_lines` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`manager_id` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `reporting_lines_manager` ON `reporting_lines` (`team_id`,`manager_id`);
--> statement-breakpoint
CREATE TABLE `mentor_offers` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`offer` text NOT NULL,
	`without` text NOT NULL,
	`from_time` text NOT NULL,
	`until_time` text NOT NULL,
	`places` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `mentor_requests` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`mentee_id` text NOT NULL,
	`want` text NOT NULL,
	`ranked` text NOT NULL,
	`turn` integer NOT NULL,
	`mentor_id` text,
	`channel_id` text,
	`ts` text,
	`state` text NOT NULL,
	`changed_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `mentor_requests_by` ON `mentor_requests` (`team_id`,`mentee_id`);
--> statement-breakpoint
CREATE INDEX `mentor_requests_of` ON `mentor_requests` (`team_id`,`state`,`mentor_id`);
--> statement-breakpoint
CREATE TABLE `mentor_nominations` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`nominator_id` text NOT NULL,
	`nominee_id` text NOT NULL,
	`line` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `mentor_nominations_of` ON `mentor_nominations` (`team_id`,`community_id`,`nominee_id`);
--> statement-breakpoint
CREATE TABLE `mentorships` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`mentor_id` text NOT NULL,
	`mentee_id` text NOT NULL,
	`state` text NOT NULL,
	`ended` text,
	`agreement` text NOT NULL,
	`signed_by` text NOT NULL,
	`zone` text NOT NULL,
	`started_at` integer NOT NULL,
	`agreed_at` integer,
	`over_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `mentorships_by` ON `mentorships` (`team_id`,`mentee_id`);
--> statement-breakpoint
CREATE INDEX `mentorships_of` ON `mentorships` (`team_id`,`mentor_id`);
--> statement-breakpoint
CREATE TABLE `mentorship_talks` (
	`team_id` text NOT NULL,
	`mentorship_id` text NOT NULL,
	`n` integer NOT NULL,
	`on_date` text NOT NULL,
	`at` text NOT NULL,
	`revision` integer NOT NULL,
	`state` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `mentorship_id`, `n`)
);
--> statement-breakpoint
CREATE TABLE `mentorship_closings` (
	`team_id` text NOT NULL,
	`mentorship_id` text NOT NULL,
	`user_id` text NOT NULL,
	`changed` text NOT NULL,
	`took` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `mentorship_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `mentorship_gains` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text,
	`text` text NOT NULL,
	`shown_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `mentorship_counts` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`talks` integer NOT NULL,
	`took` integer NOT NULL,
	`batch` integer NOT NULL,
	`month` text NOT NULL,
	`full_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`quarter_on` text NOT NULL,
	`state` text NOT NULL,
	`told_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`seed` text NOT NULL,
	`pairs` integer NOT NULL,
	`unplaced` integer NOT NULL,
	`drawn_at` integer,
	`told_at` integer,
	`channel_id` text,
	`ts` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `rounds_community` ON `rounds` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE TABLE `round_entries` (
	`team_id` text NOT NULL,
	`round_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`is_in` integer NOT NULL,
	`offer` text NOT NULL,
	`want` text NOT NULL,
	`hours_from` text NOT NULL,
	`hours_until` text NOT NULL,
	`entered_at` integer NOT NULL,
	`unplaced` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `round_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `round_entries_user` ON `round_entries` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `closing_answered` (
	`team_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`user_id` text NOT NULL,
	`community_id` text NOT NULL,
	`talks` integer,
	`rated` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `pair_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `closing_answered_by` ON `closing_answered` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `closing_texts` (
	`team_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`user_id` text NOT NULL,
	`community_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `pair_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `closing_texts_by` ON `closing_texts` (`team_id`,`user_id`,`at`);
--> statement-breakpoint
CREATE TABLE `closing_counts` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`batch` text NOT NULL,
	`useful` integer NOT NULL,
	`people` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `batch`, `useful`)
);
--> statement-breakpoint
CREATE TABLE `closing_rounds` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`batch` text NOT NULL,
	`closes_at` integer NOT NULL,
	`known` integer NOT NULL,
	`met` integer NOT NULL,
	`all_talks` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `batch`)
);
--> statement-breakpoint
CREATE TABLE `thanks` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`from_id` text,
	`to_id` text,
	`kind` text NOT NULL,
	`did` text NOT NULL,
	`changed` text NOT NULL,
	`about_kind` text,
	`about_id` text,
	`at` integer NOT NULL,
	`told` integer NOT NULL,
	`wants_notes` integer NOT NULL,
	`session_id` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `thanks_to` ON `thanks` (`team_id`,`to_id`,`at`);
--> statement-breakpoint
CREATE INDEX `thanks_in` ON `thanks` (`team_id`,`community_id`,`at`);
--> statement-breakpoint
CREATE TABLE `thanks_praise` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`is_public` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `hand_offers` (
	`team_id` text NOT NULL,
	`experiment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`community_id` text NOT NULL,
	`offered_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `experiment_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `hand_offers_to` ON `hand_offers` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `hand_requests` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`asker_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`may_know` integer NOT NULL,
	`chosen` text NOT NULL,
	`left_to_me` integer NOT NULL,
	`turn` integer NOT NULL,
	`told` text NOT NULL,
	`at_id` text,
	`ends_at` integer,
	`promised_at` integer,
	`status` text NOT NULL,
	`helper_id` text,
	`seed` text NOT NULL,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `hand_requests_community` ON `hand_requests` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE INDEX `hand_requests_asker` ON `hand_requests` (`team_id`,`asker_id`);
--> statement-breakpoint
CREATE TABLE `breach_files` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`reporter_id` text NOT NULL,
	`what` text NOT NULL,
	`wish` text NOT NULL,
	`contact` text NOT NULL,
	`readers` text NOT NULL,
	`turn` integer NOT NULL,
	`ends_at` integer,
	`holder_id` text,
	`taken_at` integer,
	`steps` text NOT NULL,
	`held_until` integer,
	`opens_after` integer,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `breach_files_community` ON `breach_files` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE TABLE `clinic_pauses` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`paused_at` integer,
	`renewed_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`)
);
--> statement-breakpoint
CREATE TABLE `proposals` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`why` text NOT NULL,
	`want` text NOT NULL,
	`state` text NOT NULL,
	`delivered` integer NOT NULL,
	`closes_on` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `proposals_from` ON `proposals` (`team_id`,`from_id`);
--> statement-breakpoint
CREATE INDEX `proposals_to` ON `proposals` (`team_id`,`to_id`);
--> statement-breakpoint
CREATE TABLE `rematch_places` (
	`team_id` text NOT NULL,
	`from_id` text NOT NULL,
	`user_id` text NOT NULL,
	`community_id` text NOT NULL,
	`round_id` text,
	`closes_on` text NOT NULL,
	`state` text NOT NULL,
	`by` text NOT NULL,
	`tries` integer NOT NULL,
	`since` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `from_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `rematch_places_user` ON `rematch_places` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE INDEX `rematch_places_round` ON `rematch_places` (`team_id`,`round_id`);
--> statement-breakpoint
CREATE TABLE `pacts` (
	`team_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`community_id` text NOT NULL,
	`introduction` text NOT NULL,
	`told` integer NOT NULL,
	`channel_id` text,
	`ts` text,
	`terms` text,
	`version` integer NOT NULL,
	`standing` text,
	`asking` text NOT NULL,
	`look_on` text NOT NULL,
	`release_on` text NOT NULL,
	`over_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `pair_id`)
);
--> statement-breakpoint
CREATE TABLE `pact_pages` (
	`team_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`user_id` text NOT NULL,
	`community_id` text NOT NULL,
	`aims` text NOT NULL,
	`style` text NOT NULL,
	`notes` text NOT NULL,
	`off_limits` text NOT NULL,
	`agreed_to` integer NOT NULL,
	`signed_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `pair_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `pact_pages_user` ON `pact_pages` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `talks` (
	`team_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`number` integer NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`state` text NOT NULL,
	`pact_at` integer,
	`revision` integer NOT NULL,
	`said` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `pair_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `talk_checks` (
	`team_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`kind` text NOT NULL,
	`on_date` text NOT NULL,
	`asked` integer NOT NULL,
	`silent` integer NOT NULL,
	`unreached` integer NOT NULL,
	`answered` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `pair_id`, `kind`, `on_date`)
);
--> statement-breakpoint
CREATE TABLE `talk_rests` (
	`team_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`user_id` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `pair_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `talk_self_checks` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`number` integer NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`answers` text NOT NULL,
	`scores` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`, `pair_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `talk_feedback` (
	`team_id` text NOT NULL,
	`pair_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`on_date` text NOT NULL,
	`community_id` text NOT NULL,
	`scores` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `pair_id`, `from_id`, `to_id`, `on_date`)
);
--> statement-breakpoint
CREATE INDEX `talk_feedback_to` ON `talk_feedback` (`team_id`,`to_id`);
