CREATE TABLE `experiments` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`owner_id` text,
	`title` text NOT NULL,
	`template_id` text NOT NULL,
	`fields` text NOT NULL,
	`visibility` text NOT NULL,
	`buddy_id` text,
	`partner_id` text,
	`partner_agreed` integer NOT NULL,
	`source_id` text,
	`findings` text NOT NULL,
	`state` text NOT NULL,
	`round` integer NOT NULL,
	`before_id` text,
	`start_on` text,
	`days` integer NOT NULL,
	`since_on` text,
	`extended` integer NOT NULL,
	`misses` integer NOT NULL,
	`verdict` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`result_at` integer,
	`decided_at` integer,
	`shared_at` integer,
	`changed_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `experiments_in` ON `experiments` (`team_id`,`community_id`,`state`);
--> statement-breakpoint
CREATE INDEX `experiments_owner` ON `experiments` (`team_id`,`owner_id`);
--> statement-breakpoint
CREATE INDEX `experiments_partner` ON `experiments` (`team_id`,`partner_id`);
--> statement-breakpoint
CREATE INDEX `experiments_source` ON `experiments` (`team_id`,`source_id`);
--> statement-breakpoint
CREATE TABLE `experiment_moments` (
	`team_id` text NOT NULL,
	`experiment_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`is` text NOT NULL,
	`state` text NOT NULL,
	`by_id` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `experiment_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `items` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`kind` text NOT NULL,
	`form_id` text,
	`title` text NOT NULL,
	`parts` text NOT NULL,
	`topic_class` text,
	`sub_tags` text NOT NULL,
	`state` text NOT NULL,
	`privacy` text NOT NULL,
	`author_id` text,
	`steward_id` text,
	`credit` text,
	`version` integer NOT NULL,
	`review_on` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`shared_at` integer,
	`used_at` integer,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `items_in` ON `items` (`team_id`,`community_id`,`kind`,`state`);
--> statement-breakpoint
CREATE INDEX `items_author` ON `items` (`team_id`,`author_id`);
--> statement-breakpoint
CREATE INDEX `items_steward` ON `items` (`team_id`,`steward_id`);
--> statement-breakpoint
CREATE TABLE `item_versions` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`parts` text NOT NULL,
	`topic_class` text,
	`sub_tags` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`what` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `item_moments` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`what` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `checkpoint_answers` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`experiment_id` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`day` integer NOT NULL,
	`did` text NOT NULL,
	`saw` text NOT NULL,
	`vs` text NOT NULL,
	`learned` text NOT NULL,
	`next` text NOT NULL,
	`second` integer NOT NULL,
	`kept` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `checkpoint_answers_of` ON `checkpoint_answers` (`team_id`,`experiment_id`,`at`);
--> statement-breakpoint
CREATE INDEX `checkpoint_answers_by` ON `checkpoint_answers` (`team_id`,`by_id`);
--> statement-breakpoint
CREATE TABLE `kept_messages` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`ts` text NOT NULL,
	`keeper_id` text,
	`author_id` text,
	`item_id` text,
	`status` text NOT NULL,
	`form_id` text NOT NULL,
	`title` text NOT NULL,
	`words` text NOT NULL,
	`topic_class` text,
	`kept_at` integer NOT NULL,
	`asked_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `kept_messages_of` ON `kept_messages` (`team_id`,`channel_id`,`ts`);
--> statement-breakpoint
CREATE INDEX `kept_messages_item` ON `kept_messages` (`team_id`,`item_id`);
--> statement-breakpoint
CREATE TABLE `boards` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`session_id` text NOT NULL,
	`posted_at` integer NOT NULL,
	`channel_id` text,
	`ts` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`)
);
--> statement-breakpoint
CREATE INDEX `boards_newest` ON `boards` (`team_id`,`community_id`,`posted_at`);
--> statement-breakpoint
CREATE TABLE `cheers` (
	`team_id` text NOT NULL,
	`experiment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `experiment_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `cheers_by` ON `cheers` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`ref_kind` text NOT NULL,
	`ref_id` text NOT NULL,
	`who` text NOT NULL,
	`job_function` text NOT NULL,
	`why` text NOT NULL,
	`state` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `invitations_in` ON `invitations` (`team_id`,`community_id`,`state`);
--> statement-breakpoint
CREATE INDEX `invitations_for` ON `invitations` (`team_id`,`ref_kind`,`ref_id`);
--> statement-breakpoint
CREATE TABLE `cases` (
	`team_id` text NOT NULL,
	`session_id` text NOT NULL,
	`bringer_id` text NOT NULL,
	`community_id` text NOT NULL,
	`situation` text NOT NULL,
	`tried` text NOT NULL,
	`question` text NOT NULL,
	`stays` text NOT NULL,
	`readers` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `session_id`, `bringer_id`)
);
--> statement-breakpoint
CREATE INDEX `cases_bringer` ON `cases` (`team_id`,`bringer_id`);
--> statement-breakpoint
CREATE INDEX `cases_expiry` ON `cases` (`expires_at`);
--> statement-breakpoint
CREATE TABLE `reuses` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`item_id` text NOT NULL,
	`experiment_id` text,
	`user_id` text,
	`by_author` integer NOT NULL,
	`elsewhere` integer,
	`team_size` text,
	`setting` text NOT NULL,
	`outcome` text,
	`stage` text NOT NULL,
	`started_at` integer,
	`known_at` integer,
	`reported_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reuses_experiment` ON `reuses` (`team_id`,`experiment_id`);
--> statement-breakpoint
CREATE INDEX `reuses_item` ON `reuses` (`team_id`,`item_id`);
--> statement-breakpoint
CREATE INDEX `reuses_community` ON `reuses` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE INDEX `reuses_person` ON `reuses` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `annotations` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`item_id` text NOT NULL,
	`reuse_id` text,
	`user_id` text,
	`named` integer NOT NULL,
	`credit` text NOT NULL,
	`kind` text NOT NULL,
	`context` text NOT NULL,
	`what` text NOT NULL,
	`effect` text NOT NULL,
	`keep` text NOT NULL,
	`reply` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `annotations_item` ON `annotations` (`team_id`,`item_id`);
--> statement-breakpoint
CREATE INDEX `annotations_community` ON `annotations` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE INDEX `annotations_person` ON `annotations` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `reuse_questions` (
	`team_id` text NOT NULL,
	`reuse_id` text NOT NULL,
	`asker` text NOT NULL,
	`community_id` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`answered_by_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `reuse_id`, `asker`)
);
--> statement-breakpoint
CREATE INDEX `reuse_questions_asked` ON `reuse_questions` (`team_id`,`asked_by_id`);
--> statement-breakpoint
CREATE INDEX `reuse_questions_answered` ON `reuse_questions` (`team_id`,`answered_by_id`);
--> statement-breakpoint
CREATE TABLE `upkeep_rows` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`month_on` text NOT NULL,
	`item_id` text NOT NULL,
	`reason` text NOT NULL,
	`again` integer NOT NULL,
	`place` integer NOT NULL,
	`settled` text,
	`settled_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `month_on`, `item_id`)
);
--> statement-breakpoint
CREATE TABLE `decisions` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`rule_kind` text NOT NULL,
	`rule_id` text NOT NULL,
	`author_id` text,
	`question` text NOT NULL,
	`decider` text NOT NULL,
	`heard` text NOT NULL,
	`raised_on` text NOT NULL,
	`decided_on` text NOT NULL,
	`carried_on` text,
	`reversed_on` text,
	`created_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `decisions_under` ON `decisions` (`team_id`,`rule_id`);
--> statement-breakpoint
CREATE INDEX `decisions_in` ON `decisions` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE INDEX `decisions_author` ON `decisions` (`team_id`,`author_id`);
--> statement-breakpoint
CREATE TABLE `pilot_partners` (
	`team_id` text NOT NULL,
	`experiment_id` text NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	`ref` text NOT NULL,
	`user_id` text NOT NULL,
	`answer` text NOT NULL,
	`line` text,
	PRIMARY KEY(`team_id`, `experiment_id`)
);
--> statement-breakpoint
CREATE INDEX `pilot_partners_ref` ON `pilot_partners` (`team_id`,`ref`);
--> statement-breakpoint
CREATE INDEX `pilot_partners_person` ON `pilot_partners` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `pilot_checks` (
	`team_id` text NOT NULL,
	`experiment_id` text NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	`moment` text NOT NULL,
	`user_id` text NOT NULL,
	`answers` text NOT NULL,
	PRIMARY KEY(`team_id`, `experiment_id`, `moment`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `pilot_checks_person` ON `pilot_checks` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE INDEX `pilot_checks_at` ON `pilot_checks` (`at`);
--> statement-breakpoint
CREATE TABLE `pilot_marks` (
	`team_id` text NOT NULL,
	`experiment_id` text NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	`moment` text NOT NULL,
	`question` integer NOT NULL,
	`alike` integer NOT NULL,
	PRIMARY KEY(`team_id`, `experiment_id`, `moment`, `question`)
);
--> statement-breakpoint
CREATE TABLE `pilot_again` (
	`team_id` text NOT NULL,
	`experiment_id` text NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	`user_id` text NOT NULL,
	`again` integer NOT NULL,
	PRIMARY KEY(`team_id`, `experiment_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `pilot_again_person` ON `pilot_again` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `projects` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`pilot_id` text NOT NULL,
	`owner_id` text,
	`title` text NOT NULL,
	`aim` text NOT NULL,
	`sponsor` text NOT NULL,
	`state` text NOT NULL,
	`leadership_id` text,
	`leadership_kind` text,
	`outcome` text,
	`started_on` text NOT NULL,
	`ended_on` text,
	`created_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `projects_pilot` ON `projects` (`team_id`,`pilot_id`);
--> statement-breakpoint
CREATE INDEX `projects_in` ON `projects` (`team_id`,`community_id`,`state`);
--> statement-breakpoint
CREATE TABLE `project_progress` (
	`team_id` text NOT NULL,
	`project_id` text NOT NULL,
	`community_id` text NOT NULL,
	`month` integer NOT NULL,
	`on_date` text NOT NULL,
	`author_id` text,
	`done` text NOT NULL,
	`stuck` text NOT NULL,
	`next` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `project_id`, `month`)
);
--> statement-breakpoint
CREATE INDEX `project_progress_author` ON `project_progress` (`team_id`,`author_id`);
--> statement-breakpoint
CREATE TABLE `playbook_claims` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`section` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`since` integer NOT NULL,
	`touched_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`, `section`)
);
--> statement-breakpoint
CREATE INDEX `playbook_claims_by` ON `playbook_claims` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `playbook_ways` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`other_id` text NOT NULL,
	`community_id` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`, `other_id`)
);
--> statement-breakpoint
CREATE INDEX `playbook_ways_back` ON `playbook_ways` (`team_id`,`other_id`);
--> statement-breakpoint
CREATE TABLE `playbook_follows` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`item_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`next` integer NOT NULL,
	`answers` text NOT NULL,
	`state` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `playbook_follows_by` ON `playbook_follows` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `release_readings` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`audience` text NOT NULL,
	`version` integer NOT NULL,
	`community_id` text NOT NULL,
	`reader_id` text,
	`asked_at` integer NOT NULL,
	`answer` text NOT NULL,
	`note` text NOT NULL,
	`answered_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`, `audience`)
);
--> statement-breakpoint
CREATE INDEX `release_readings_in` ON `release_readings` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE TABLE `releases` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`community_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`channel_id` text,
	`ts` text,
	`refused` text,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`)
);
--> statement-breakpoint
CREATE INDEX `releases_in` ON `releases` (`team_id`,`community_id`,`at`);
--> statement-breakpoint
CREATE TABLE `release_passes` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`user_id` text NOT NULL,
	`community_id` text NOT NULL,
	`until` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `release_passes_of` ON `release_passes` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `release_subscriptions` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`told_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `release_subscriptions_of` ON `release_subscriptions` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `release_quotations` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`item_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text,
	`by_id` text,
	`words` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`consent` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `release_quotations_in` ON `release_quotations` (`team_id`,`item_id`);
--> statement-breakpoint
CREATE INDEX `release_quotations_of` ON `release_quotations` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `glossary_confirmations` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`item_id` text NOT NULL,
	`job_function` text NOT NULL,
	`user_id` text,
	`at` integer NOT NULL,
	`definition` text NOT NULL,
	`own` integer NOT NULL,
	`clash_at` integer,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`, `job_function`)
);
--> statement-breakpoint
CREATE INDEX `glossary_confirmations_in` ON `glossary_confirmations` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE INDEX `glossary_confirmations_person` ON `glossary_confirmations` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `glossary_readings` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`item_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `glossary_readings_person` ON `glossary_readings` (`team_id`,`user_id`);
--> statement-breakpoint
CREATE TABLE `glossary_starts` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`)
);
--> statement-breakpoint
CREATE TABLE `tool_copies` (
	`team_id` text NOT NULL,
	`id` text NOT NULL,
	`community_id` text NOT NULL,
	`owner_id` text,
	`kind` text NOT NULL,
	`origin_id` text NOT NULL,
	`name` text NOT NULL,
	`use_when` text NOT NULL,
	`body` text NOT NULL,
	`privacy` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `tool_copies_in` ON `tool_copies` (`team_id`,`community_id`);
--> statement-breakpoint
CREATE INDEX `tool_copies_owner` ON `tool_copies` (`team_id`,`owner_id`);
--> statement-breakpoint
CREATE TABLE `tool_runs` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`tool_id` text NOT NULL,
	`ticks` text NOT NULL,
	`changed_at` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`, `tool_id`)
);
--> statement-breakpoint
CREATE TABLE `tool_ratings` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`user_id` text NOT NULL,
	`tool_id` text NOT NULL,
	`at` integer NOT NULL,
	`scores` text NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`, `tool_id`, `at`)
);
--> statement-breakpoint
CREATE TABLE `tool_counts` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`tool_id` text NOT NULL,
	`month` text NOT NULL,
	`what` text NOT NULL,
	`n` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `tool_id`, `month`, `what`)
);
--> statement-breakpoint
CREATE TABLE `vain_searches` (
	`team_id` text NOT NULL,
	`community_id` text NOT NULL,
	`week_on` text NOT NULL,
	`key` text NOT NULL,
	`words` text NOT NULL,
	`times` integer NOT NULL,
	`privacy` text NOT NULL,
	PRIMARY KEY(`team_id`, `community_id`, `week_on`, `key`)
);
