/**
 * What whoever runs a server wants to know of it: {@link riposte.web.monitor.HealthController} for monitors and load
 * balancers, always there, and {@link riposte.web.monitor.MetricsController} for Prometheus, when
 * {@code riposte.metrics} asks for it. Other packages of the web application contribute what they count as
 * {@link io.micrometer.core.instrument.binder.MeterBinder}s.
 *
 * <p>Micrometer alone, which comes with Fuseki anyway, and no Actuator: that was tried, and made the start dearer by a
 * third.
 */
package riposte.web.monitor;
