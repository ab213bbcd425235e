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
