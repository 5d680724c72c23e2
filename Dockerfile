# syntax=docker/dockerfile:1
# One image for every program; the command chooses: bots, workers, linking-web, operator, register, manifest.
# Node 24 is the newest line with long-term support. Persona runs on 20.19 and later.
ARG NODE=node:24-bookworm-slim

FROM ${NODE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM ${NODE}
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps
ENV PERSONA_STATUS_PORT=9464 PERSONA_STATUS_HOST=0.0.0.0
# The programs write no file: /app belongs to root, and the root file system may be read-only.
COPY --from=build /build/dist /app
WORKDIR /app
USER node
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --start-interval=1s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PERSONA_STATUS_PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# node gets the signals itself; what ends its children and reaps them is `init: true` or `--init`.
ENTRYPOINT ["node"]
CMD ["bots.js"]
