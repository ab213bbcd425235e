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
