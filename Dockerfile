# A node in a container: `docker build -t collegium .`, then
#
#   docker run --read-only --tmpfs /tmp -v collegium-data:/data -p 8080:8080 \
#       -e COLLEGIUM__SERVER__PUBLIC_ADDRESS=https://community.example collegium

FROM rust:1.95-slim-bookworm AS build
# The feature postgres-tls links OpenSSL.
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc g++ make cmake perl pkg-config libssl-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cargo build --locked --profile dist --features postgres-tls --bin collegium

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libssl3 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /src/target/dist/collegium /usr/local/bin/collegium
COPY --from=build /src/LICENSE /usr/share/doc/collegium/LICENSE
ENV COLLEGIUM__SERVER__LISTEN=0.0.0.0:8080 \
    COLLEGIUM__DATA__DIR=/data
# Numeric, so that an orchestrator can see that it is not root.
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
# Asks /readyz by the binary itself: there is no shell tool in the image for it.
HEALTHCHECK --interval=15s --timeout=6s --start-period=20s --retries=3 CMD ["collegium", "doctor", "--quick"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["collegium"]
