# docker build -t riposte .                                     (or podman; without either: mvn -Pimage compile jib:buildTar)
# docker run -p 127.0.0.1:8080:8080 -v riposte:/data riposte
FROM maven:3-eclipse-temurin-21 AS build
WORKDIR /riposte
COPY . .
RUN mvn -B -ntp -Driposte.launch compile jar:jar dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/libs

FROM eclipse-temurin:21-jre
RUN useradd --uid 10001 --create-home riposte && install -d -o riposte -g riposte /data
# The program's own file comes first on the class path: it has a class in place of one of Jena's.
COPY --from=build /riposte/target/riposte.jar /app/
COPY --from=build /riposte/target/libs/ /app/libs/
USER riposte
VOLUME /data
EXPOSE 8080
HEALTHCHECK --start-period=60s --timeout=5s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseG1GC", "-Dfile.encoding=UTF-8", "-cp", "/app/riposte.jar:/app/libs/*", "riposte.cli.Riposte"]
CMD ["serve", "--address=0.0.0.0", "--store=/data/store"]
