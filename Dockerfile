# Partner Desk as a container: built with everything, run with what it needs only, by a user who may do nothing else.
FROM node:22-bookworm-slim AS build
WORKDIR /desk
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY types types
COPY cards cards
COPY src src
RUN npm run build && npm prune --omit=dev && mkdir /data \
  # Half of what the packages weigh is for debuggers and compilers.
  && find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' \) -delete

# Has Node.js and its libraries, and neither a shell nor a package manager.
FROM gcr.io/distroless/nodejs22-debian12:nonroot
WORKDIR /desk
ENV NODE_ENV=production DATA_DIR=/data
COPY --from=build /desk/package.json ./
COPY --from=build /desk/node_modules node_modules
COPY --from=build /desk/dist dist
# Only the embedded store writes there; mount a durable disk, or set STORE=cosmos.
COPY --from=build --chown=nonroot:nonroot /data /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["/nodejs/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["dist/src/main.js"]
