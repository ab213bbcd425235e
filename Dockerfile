# Rondo as a container: production dependencies only, no build step, not root, the database on a volume.
FROM node:24-slim AS dependencies
WORKDIR /rondo
COPY package.json package-lock.json .npmrc ./
# The image brings Node 24, so the Node that npm would bring along is left out.
RUN npm ci --omit=dev --omit=optional && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production DATABASE_URL=file:/data/rondo.db PORT=3000
WORKDIR /rondo
COPY --from=dependencies /rondo/node_modules ./node_modules
COPY package.json LICENSE ./
COPY migrations/sqlite ./migrations/sqlite
COPY migrations/postgres ./migrations/postgres
COPY src ./src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# Node handles SIGTERM itself and drains for at most ten seconds; give it a little longer: docker stop --time 15.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Young objects get little room: a burst at start would otherwise be kept as memory for good.
CMD ["node", "--max-semi-space-size=2", "--optimize-for-size", "src/main.ts"]
