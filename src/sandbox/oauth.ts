/** Installing the app in a workspace: the authorize page, its two buttons, and oauth.v2.access. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppMethod } from './api.ts';
import { ApiError } from './api-error.ts';
import { answerHtml, escapeHtml } from './http.ts';
import { type Json, toText, toTexts } from './json.ts';
import type { Install } from './state.ts';
import { findInstall, toUser, type Workspace } from './workspace.ts';

interface Grant {
  teamId: string;
  userId: string;
  scopes: string[];
  redirectUri: string;
}

/** Puts the app into a team, with a bot user of its own there; an installation that is already there keeps its token. */
export function install(workspace: Workspace, teamId: string, scopes: string[]): Install {
  const there = findInstall(workspace, teamId);
  if (there !== null) {
    there.scopes = [...new Set([...there.scopes, ...scopes])];
    return there;
  }
  const { seed, ids, clock } = workspace;
  const team = workspace.teams.get(teamId);
  if (team === undefined) throw new ApiError('team_not_found');
  const home = seed.teams[0]?.id === teamId;
  const botUserId = home ? seed.bot.userId : ids.next('U');
  if (!home)
    workspace.users.set(
      botUserId,
      toUser({ id: botUserId, name: seed.bot.name, realName: seed.bot.name, tz: 'Etc/UTC', bot: true, teamId }, team, clock.now()),
    );
  const fresh: Install = {
    token: ids.next('xoxb-'),
    teamId,
    botUserId,
    botId: home ? seed.bot.botId : ids.next('B'),
    scopes,
    revoked: false,
  };
  workspace.installs.set(fresh.token, fresh);
  return fresh;
}

export interface Oauth {
  /** Serves `/oauth/v2/authorize` and its answers; false for any other path. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  access: AppMethod;
}

export function createOauth(workspace: Workspace): Oauth {
  const grants = new Map<string, Grant>();
  const { bot } = workspace.seed;

  function clientOf(args: Json, request: IncomingMessage): { id: string; secret: string } {
    const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const [id = '', secret = ''] =
      basic === undefined ? [toText(args.client_id), toText(args.client_secret)] : Buffer.from(basic, 'base64').toString().split(':');
    return { id, secret };
  }

  function showPage(response: ServerResponse, query: URLSearchParams): void {
    const scopes = toTexts(query.get('scope') ?? '');
    const people = [...workspace.users.values()].filter((user) => !user.bot && !user.deleted && user.guest === null);
    const forms = [...workspace.teams.values()].map((team) => {
      const person = people.find((user) => user.teamId === team.id);
      const fields = { ...Object.fromEntries(query), team: team.id, user: person?.id ?? '' };
      const hidden = Object.entries(fields).map(
        ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
      );
      return `<form action="/oauth/v2/authorize/answer">${hidden.join('')}<button name="answer" value="allow">Allow in ${escapeHtml(team.name)}</button> <button name="answer" value="cancel">Cancel</button></form>`;
    });
    const list = scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
    answerHtml(
      response,
      200,
      `<!doctype html><html lang="en"><title>Install ${escapeHtml(bot.name)}</title><h1>${escapeHtml(bot.name)} asks for</h1><ul>${list}</ul>${forms.join('')}</html>`,
    );
  }

  function answer(response: ServerResponse, query: URLSearchParams): void {
    const redirectUri = query.get('redirect_uri') ?? '';
    if (!URL.canParse(redirectUri)) {
      answerHtml(response, 400, 'bad_redirect_uri');
      return;
    }
    const target = new URL(redirectUri);
    target.searchParams.set('state', query.get('state') ?? '');
    if (query.get('answer') === 'allow') {
      const code = workspace.ids.next('code-');
      grants.set(code, {
        teamId: query.get('team') ?? '',
        userId: query.get('user') ?? '',
        scopes: toTexts(query.get('scope') ?? ''),
        redirectUri,
      });
      target.searchParams.set('code', code);
    } else target.searchParams.set('error', 'access_denied');
    response.writeHead(302, { location: target.href });
    response.end();
  }

  return {
    handle: (request, response) => {
      const url = new URL(request.url ?? '/', 'http://sandbox');
      if (url.pathname === '/oauth/v2/authorize') {
        if (url.searchParams.get('client_id') !== bot.clientId) answerHtml(response, 400, 'invalid_client_id');
        else showPage(response, url.searchParams);
      } else if (url.pathname === '/oauth/v2/authorize/answer') answer(response, url.searchParams);
      else return false;
      return true;
    },
    access: (args, request) => {
      const client = clientOf(args, request);
      if (client.id !== bot.clientId) throw new ApiError('invalid_client_id');
      if (client.secret !== bot.clientSecret) throw new ApiError('bad_client_secret');
      const code = toText(args.code);
      const grant = grants.get(code);
      if (grant === undefined) throw new ApiError('invalid_code');
      grants.delete(code);
      if (args.redirect_uri !== undefined && args.redirect_uri !== grant.redirectUri) throw new ApiError('bad_redirect_uri');
      const installed = install(workspace, grant.teamId, grant.scopes);
      const team = workspace.teams.get(grant.teamId);
      return {
        access_token: installed.token,
        token_type: 'bot',
        scope: installed.scopes.join(','),
        bot_user_id: installed.botUserId,
        app_id: bot.appId,
        team: { id: grant.teamId, name: team?.name ?? '' },
        enterprise: null,
        authed_user: { id: grant.userId },
        is_enterprise_install: false,
      };
    },
  };
}
