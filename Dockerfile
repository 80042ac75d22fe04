# The portal with everything that reads documents. Build: docker build -t directivesearch .
# Data live in /data; settings are DIRECTIVESEARCH_… variables (README, Configuration).

FROM node:20.20.2-bookworm-slim AS client
WORKDIR /source/src/DirectiveSearch.Portal/ClientApp
COPY src/DirectiveSearch.Portal/ClientApp/package.json src/DirectiveSearch.Portal/ClientApp/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src/DirectiveSearch.Portal/ClientApp ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src src
COPY crawlers crawlers
COPY --from=client /source/src/DirectiveSearch.Portal/wwwroot/dist src/DirectiveSearch.Portal/wwwroot/dist
RUN dotnet publish src/DirectiveSearch.Cli --configuration Release --output /app -p:SkipClient=true -p:RestoreLockedMode=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      bubblewrap catdoc curl libsqlite3-0 poppler-utils tesseract-ocr tesseract-ocr-vie tzdata util-linux \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
RUN ln -s /app/directivesearch /usr/local/bin/directivesearch \
 && install -d -o $APP_UID -g $APP_UID /data /backups
ENV DIRECTIVESEARCH_DATA=/data DIRECTIVESEARCH_URLS=http://*:8080
USER $APP_UID
WORKDIR /data
VOLUME /data
EXPOSE 8080
# Alive, not ready: a portal whose search is away says so to its readers, and a restart would not bring it back.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD curl --fail --silent --show-error --output /dev/null http://127.0.0.1:8080/health/live
ENTRYPOINT ["directivesearch"]
CMD ["serve"]
