/**
 * TAXII 2.1 below {@code /taxii2/}: the STIX bundle of {@link riposte.export} for programs that fetch it piece by piece and come
 * again for what is new. One collection, read only. The bundle is written once for each state of the graph into a temporary
 * {@link riposte.web.taxii.Edition file with an index}, from which pages are cut.
 *
 * @see <a href="https://docs.oasis-open.org/cti/taxii/v2.1/os/taxii-v2.1-os.html">TAXII 2.1</a>
 */
package riposte.web.taxii;
