{% autoescape off %}import { keepShells } from '{{ shell_module }}';
import { listenForPush } from '{{ push_module }}';

keepShells(self, {{ kept }});
listenForPush(self);
{% endautoescape %}
