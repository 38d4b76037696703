# An image with Embulk, both plugins, and what install.sh says.
#
#   docker build -t embulk-amazon-ads .
#   docker run --rm -v "$PWD:/work" embulk-amazon-ads run config.yml
#
# To add an input, add a module for it to src/embulk/pom.xml and a line to
# src/embulk/home/embulk.properties. Mount the config rather than copying it: it holds credentials.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /source
COPY . .
RUN ./install.sh /opt/embulk

FROM eclipse-temurin:17-jre
COPY --from=build /opt/embulk /opt/embulk
# Embulk reads its folder only, so it needs no rights there.
USER 1000:1000
WORKDIR /work
ENTRYPOINT ["/opt/embulk/bin/embulk"]
CMD ["--help"]
