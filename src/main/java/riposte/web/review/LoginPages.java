package riposte.web.review;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.review.Decision;
import riposte.web.WebSettings;
import riposte.web.http.Client;
import riposte.web.http.Hosts;

/**
 * Login and logout. Where no password is set, a server that only this machine reaches lets its user set one; any other
 * says how whoever runs it does. The forms carry what a cookie carries too (double submit), since there is no session
 * before the login.
 */
@Controller
final class LoginPages {

    private static final String COOKIE = "riposte-form";
    /** What proxies add: then others may be behind them. */
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final Passwords passwords;
    private final Guesses guesses;
    private final Origins origins;
    private final boolean alone;

    LoginPages(WebSettings settings, ServerProperties server, Passwords passwords, Guesses guesses, Origins origins) {
        this.passwords = passwords;
        this.guesses = guesses;
        this.origins = origins;
        this.alone = server.getAddress() != null
                && server.getAddress().isLoopbackAddress()
                && settings.publicHosts().isEmpty()
                && Hosts.isLocal(String.valueOf(URI.create(settings.base()).getHost()));
    }

    @GetMapping("/login")
    String form(
            @RequestParam(required = false) String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (Authors.reviewer(request) != null) {
            return "redirect:" + Ways.back(to, "/review");
        }
        return form(200, null, null, to, request, response, model);
    }

    @PostMapping("/login")
    String login(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        check(request);
        String signed = name.strip();
        if (!Decision.isName(signed)) {
            return form(400, "login.wrong.name", signed, to, request, response, model);
        }
        if (!guesses.allow(Client.of(request))) {
            response.setHeader("Retry-After", Long.toString(Guesses.PAUSE.toSeconds()));
            return form(429, "login.wrong.often", signed, to, request, response, model);
        }
        if (!passwords.matches(password)) {
            return form(403, "login.wrong", signed, to, request, response, model);
        }
        guesses.wasRight(Client.of(request));
        return enter(signed, to, request);
    }

    @PostMapping("/login/password")
    String setPassword(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(required = false) String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        check(request);
        if (!maySet(request)) {
            throw new Refusal(403, "A password is set already, or can only be set by whoever runs this server.");
        }
        String signed = name.strip();
        String wrong = !Decision.isName(signed)
                ? "login.wrong.name"
                : password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST
                        ? "login.wrong.length"
                        : !password.equals(again) ? "login.wrong.again" : null;
        if (wrong != null) {
            return form(400, wrong, signed, to, request, response, model);
        }
        if (!passwords.set(password)) {
            throw new Refusal(409, "A password was set a moment ago.");
        }
        return enter(signed, to, request);
    }

    @PostMapping("/logout")
    String logout(@RequestParam(required = false) String token, HttpServletRequest request) {
        Reviewer reviewer = Authors.reviewer(request);
        if (reviewer != null && (origins.isForeign(request) || !Authors.same(reviewer.token(), token))) {
            throw new Refusal(403, "The form is not one of this session.");
        }
        Authors.leave(request);
        return "redirect:/";
    }

    private static String enter(String name, String to, HttpServletRequest request) {
        Authors.enter(request, name);
        return "redirect:" + Ways.back(to, "/review");
    }

    private String form(
            int status,
            String wrong,
            String name,
            String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String token = cookie(request);
        if (token == null) {
            token = Authors.random();
            response.addHeader(
                    "Set-Cookie",
                    COOKIE + "=" + token + "; Path=/login; HttpOnly; SameSite=Strict"
                            + (request.isSecure() ? "; Secure" : ""));
        }
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("token", token);
        model.addAttribute("wrong", wrong);
        model.addAttribute("name", name);
        model.addAttribute("to", Ways.back(to, "/review"));
        model.addAttribute("form", passwords.exist() ? "login" : maySet(request) ? "set" : "off");
        model.addAttribute("shortest", Passwords.SHORTEST);
        return "login";
    }

    private void check(HttpServletRequest request) {
        String expected = cookie(request);
        if (origins.isForeign(request) || expected == null || !Authors.same(expected, request.getParameter("token"))) {
            throw new Refusal(403, "The form is not one that this server gave to this browser. Open /login again.");
        }
    }

    private static String cookie(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE) && cookie.getValue().matches("[\\w-]{43}")) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** Whether the user of this machine may set the first password now. */
    boolean maySet(HttpServletRequest request) {
        return alone
                && !passwords.exist()
                && Hosts.isLocal(request.getServerName())
                && Hosts.isLoopback(request.getRemoteAddr())
                && FORWARDED.stream().allMatch(header -> request.getHeader(header) == null);
    }
}
